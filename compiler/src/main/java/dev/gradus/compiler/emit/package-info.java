/** Turns loop programs into class files, loads and writes them. */
@NullMarked
package dev.gradus.compiler.emit;

import org.jspecify.annotations.NullMarked;
