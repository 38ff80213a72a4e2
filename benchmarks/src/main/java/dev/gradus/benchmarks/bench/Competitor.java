package dev.gradus.benchmarks.bench;

import java.util.function.Supplier;

/**
 * One way to do a work.
 *
 * @param name short, for tables
 * @param code does the work as often as it is told
 * @param result what the work computes (a gradient, say, or parameters after some steps), from the
 *     same start for every competitor
 */
public record Competitor(String name, Code code, Supplier<double[]> result) {

  /** Does the work many times over. */
  @FunctionalInterface
  public interface Code {
    /** Does it so often; gives something that depends on all of it, so that nothing is left out. */
    double run(int times);

    /**
     * Does it so often and says how long that took; code that runs elsewhere takes its own time.
     */
    default Spent timed(int times) {
      long beginCpu = Spent.cpuClock();
      long begin = System.nanoTime();
      double sink = run(times);
      return new Spent(System.nanoTime() - begin, Spent.cpuClock() - beginCpu, sink);
    }
  }
}
