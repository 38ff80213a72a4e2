package dev.gradus.runtime;

import java.lang.management.ManagementFactory;

/** Measures what a call allocates on the heap, by the thread's own counter. */
public final class Allocation {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** Bytes of the cheapest of several measured calls, after a warm-up. */
  public static long bytesPerCall(Runnable call) {
    for (int i = 0; i < 200; i++) {
      call.run();
    }
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      call.run();
      long after = THREADS.getCurrentThreadAllocatedBytes();
      least = Math.min(least, after - before);
    }
    return least;
  }
}
