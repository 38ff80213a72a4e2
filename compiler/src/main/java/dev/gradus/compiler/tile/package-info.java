/**
 * Loops of FAST arithmetic in tiles of iterations: where the iterations of a counted loop depend on
 * each other by nothing but sums, a tile of them runs statement by statement, every value that
 * differs between iterations a row of elements. Elementary functions and sums become calls of block
 * kernels, arithmetic becomes loops over rows that the JVM compiles to vector instructions.
 */
@NullMarked
package dev.gradus.compiler.tile;

import org.jspecify.annotations.NullMarked;
