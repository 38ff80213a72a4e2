/** Training steps T1 to T6 by other libraries of the JVM, each in a process of its own. */
@NullMarked
package dev.gradus.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
