package dev.gradus.benchmarks.gradbench.tool;

import java.util.function.Supplier;

/** A function with its input: what is timed, and what it found, in the shape of the protocol. */
record Computation(Runnable run, Supplier<Object> output) {}
