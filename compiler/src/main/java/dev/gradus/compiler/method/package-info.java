/**
 * From a gradient interface, or a method, to a loaded class: which derivatives are wanted, the
 * entry functions over derivative programs, and the class around them.
 */
@NullMarked
package dev.gradus.compiler.method;

import org.jspecify.annotations.NullMarked;
