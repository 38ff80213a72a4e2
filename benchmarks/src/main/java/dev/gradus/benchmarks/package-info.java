/** JMH benchmarks; competitors run on the same numbers in the same process. */
@NullMarked
package dev.gradus.benchmarks;

import org.jspecify.annotations.NullMarked;
