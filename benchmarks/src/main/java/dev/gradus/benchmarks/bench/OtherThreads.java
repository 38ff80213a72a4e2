package dev.gradus.benchmarks.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Whether the other threads of this JVM rest, which means above all that its compilers have done
 * their work: a method of many loops may wait for them for seconds.
 */
final class OtherThreads {
  private static final long WINDOW_NANOS = 300_000_000L;

  /** Processor time of the others in the time of a window that still counts as rest. */
  private static final double REST = 0.1;

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private long begin = System.nanoTime();
  private long used = used();
  private boolean rest;

  /** Looks at the clocks; whether the others rested in the last whole window. */
  boolean rest() {
    long now = System.nanoTime();
    if (now - begin >= WINDOW_NANOS) {
      long usedNow = used();
      rest = usedNow - used < REST * (now - begin);
      begin = now;
      used = usedNow;
    }
    return rest;
  }

  private static long used() {
    return PROCESS.getProcessCpuTime() - THREADS.getCurrentThreadCpuTime();
  }
}
