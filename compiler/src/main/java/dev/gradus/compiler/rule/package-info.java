/** Derivatives that are known of methods without reading their code. */
@NullMarked
package dev.gradus.compiler.rule;

import org.jspecify.annotations.NullMarked;
