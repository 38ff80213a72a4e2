/**
 * Loops of FAST arithmetic in tiles of iterations: where the iterations of a counted loop depend on
 * each other by nothing but sums, a tile of them runs statement by statement, every value that
 * differs between iterations a row of elements. Elementary functions and sums become calls of block
 * kernels, arithmetic becomes loops over rows that the JVM compiles to vector instructions.
 *
 * <p>Beside them the passes that keep every bit: loops in pairs of iterations, where one would wait
 * for itself, and loops that index all arrays alike.
 */
@NullMarked
package dev.gradus.compiler.tile;

import org.jspecify.annotations.NullMarked;
