package dev.gradus.benchmarks.suite;

import com.sun.management.ThreadMXBean;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Workspace;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** What the calling thread has used. */
final class ProcessorTime {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private ProcessorTime() {}

  static long nanos() {
    return THREADS.getCurrentThreadCpuTime();
  }

  static long allocatedBytes() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  /** Nanoseconds of processor time of value and gradient, the median of some. */
  static double perCall(Kernel kernel, Workspace w) {
    double[] times = new double[7];
    long budget = 400_000_000L;
    int calls = 1;
    for (int i = 0; i < times.length; ) {
      long begin = nanos();
      for (int c = 0; c < calls; c++) {
        kernel.valueAndGradient(w);
      }
      long spent = nanos() - begin;
      times[i] = spent / (double) calls;
      budget -= spent;
      if (spent < 10_000_000L && budget > 0) {
        calls *= 2;
      } else if (budget <= 0) {
        i++;
      }
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }
}
