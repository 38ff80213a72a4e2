package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Type;

/**
 * An array that an entry function takes behind its own parameters, for its use during the call.
 *
 * @param length its least length; 0 where {@code like} says how long it is
 * @param like number of the method's parameter that it has the shape of, or -1
 */
record Scratch(Type type, int length, int like) {}
