/** Reverse mode on graphs: the gradient of a graph is a graph. */
@NullMarked
package dev.gradus.compiler.differentiate;

import org.jspecify.annotations.NullMarked;
