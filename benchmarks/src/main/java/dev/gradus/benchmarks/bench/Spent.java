package dev.gradus.benchmarks.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What a round took.
 *
 * @param wallNanos by the wall clock
 * @param cpuNanos by the processor clock of the thread that did it
 * @param sink something that depends on all of it
 */
public record Spent(double wallNanos, double cpuNanos, double sink) {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  static long cpuClock() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
