/** The launcher of benchmarks: what is compared, how it is measured, what is written. */
@NullMarked
package dev.gradus.benchmarks.bench;

import org.jspecify.annotations.NullMarked;
