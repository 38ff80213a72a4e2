/** Objectives whose gradients are written by hand in C: compiled by gcc, run beside Java's. */
@NullMarked
package dev.gradus.benchmarks.reference;

import org.jspecify.annotations.NullMarked;
