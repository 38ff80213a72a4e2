/**
 * The objectives of GradBench, the public benchmark of automatic differentiation, as plain methods
 * with their gradients. Arrays are row-major.
 */
@NullMarked
package dev.gradus.benchmarks.gradbench;

import org.jspecify.annotations.NullMarked;
