/** What {@code ./gradus bench} measures, one file a suite. */
@NullMarked
package dev.gradus.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
