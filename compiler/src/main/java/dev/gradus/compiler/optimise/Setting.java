package dev.gradus.compiler.optimise;

/**
 * What passes may take for granted besides the function itself.
 *
 * @param aliasing of the function's parameters
 * @param calls what calls of the program's functions do
 */
record Setting(Aliasing aliasing, CallEffects calls) {}
