/**
 * The GradBench tool: answers the messages of the benchmark, one JSON object per line, on standard
 * input and output.
 */
@NullMarked
package dev.gradus.benchmarks.gradbench.tool;

import org.jspecify.annotations.NullMarked;
