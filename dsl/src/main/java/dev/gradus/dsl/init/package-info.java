/** Initial values of parameters; all of them deterministic. */
@NullMarked
package dev.gradus.dsl.init;

import org.jspecify.annotations.NullMarked;
