/** Checks gradients in users' own tests and at build time; needs no test framework. */
@NullMarked
package dev.gradus.runtime.testkit;

import org.jspecify.annotations.NullMarked;
