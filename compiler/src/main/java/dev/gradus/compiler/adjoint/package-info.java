/** Reverse mode on loop programs. */
@NullMarked
package dev.gradus.compiler.adjoint;

import org.jspecify.annotations.NullMarked;
