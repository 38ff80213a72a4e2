/**
 * The loop program: structured functions over scalars and arrays, the common form of both front
 * ends, with its builder, checker, printer and interpreter.
 */
@NullMarked
package dev.gradus.compiler.loop;

import org.jspecify.annotations.NullMarked;
