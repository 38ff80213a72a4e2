/** The objectives of GradBench with their arguments: generated, read from files or from JSON. */
@NullMarked
package dev.gradus.benchmarks.gradbench.task;

import org.jspecify.annotations.NullMarked;
