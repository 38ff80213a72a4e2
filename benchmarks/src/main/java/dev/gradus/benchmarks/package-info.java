/** Objectives that several suites measure, and the command line. */
@NullMarked
package dev.gradus.benchmarks;

import org.jspecify.annotations.NullMarked;
