package dev.gradus.benchmarks.suite;

import dev.gradus.compiler.Compiler;
import dev.gradus.compiler.CompilerOptions;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.Arrays;

/**
 * A program that loads the kernel of a graph of 13 000 operations, calls it again and again, and
 * prints after how many milliseconds calls had come to full speed, and what a call then takes.
 */
public final class FirstCalls {
  private static final int OPERATIONS = 13_000;
  private static final long DURATION_NANOS = 3_000_000_000L;
  private static final int TOGETHER = 15;

  /** Full speed: the median of some calls is at most so many times that of the last ones. */
  private static final double FULL = 1.25;

  private FirstCalls() {}

  public static void main(String[] arguments) {
    Kernel kernel =
        Compiler.compile(
                LargeGraphs.graph(OPERATIONS),
                LargeGraphs.signature(),
                UpdateFormula.NONE,
                CompilerOptions.DEFAULT)
            .kernel();
    Workspace w = kernel.newWorkspace();
    double[] ends = new double[1 << 20];
    double[] times = new double[ends.length];
    int count = 0;
    long begin = System.nanoTime();
    long last = begin;
    while (last - begin < DURATION_NANOS && count < ends.length) {
      kernel.valueAndGradient(w);
      long now = System.nanoTime();
      times[count] = now - last;
      ends[count] = now - begin;
      last = now;
      count++;
    }
    double settled = median(times, count - count / 5, count);
    int from = 0;
    while (from + TOGETHER < count && median(times, from, from + TOGETHER) > FULL * settled) {
      from++;
    }
    System.out.println((from == 0 ? 0 : ends[from - 1] / 1e6) + " " + settled / 1e3);
  }

  private static double median(double[] values, int from, int to) {
    double[] some = Arrays.copyOfRange(values, from, to);
    Arrays.sort(some);
    return some[some.length / 2];
  }
}
