/** Compilations as text that people read. */
@NullMarked
package dev.gradus.compiler.explain;

import org.jspecify.annotations.NullMarked;
