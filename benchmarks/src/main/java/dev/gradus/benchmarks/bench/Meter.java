package dev.gradus.benchmarks.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures works: competitors take turns in rounds of one JVM, so that whatever else the machine
 * does meets all of them alike; medians over rounds.
 */
public final class Meter {
  private final int rounds;
  private final double roundNanos;
  private final double warmUpNanos;
  private final double patienceNanos;
  private double sink;

  /**
   * A meter.
   *
   * @param rounds how often every competitor is measured; odd
   * @param roundNanos about how long it runs each time
   * @param warmUpNanos how long it runs at least before
   * @param patienceNanos how long at most, while the JVM's compilers are at work
   */
  public Meter(int rounds, double roundNanos, double warmUpNanos, double patienceNanos) {
    this.rounds = rounds;
    this.roundNanos = roundNanos;
    this.warmUpNanos = warmUpNanos;
    this.patienceNanos = patienceNanos;
  }

  /** For figures to be kept. */
  public static Meter thorough() {
    return new Meter(21, 2e7, 8e8, 8e9);
  }

  /** To see whether everything runs. */
  public static Meter quick() {
    return new Meter(3, 1e6, 1e7, 1e7);
  }

  /** Checks that competitors agree, then measures them; the reference comes first. */
  public List<Measurement> measure(Work work) {
    work.check();
    int count = work.competitors().size();
    int[] times = new int[count];
    Arrays.fill(times, 1);
    for (int i = 0; i < count; i++) {
      times[i] = warmUp(work.competitors().get(i));
    }
    double[][] wall = new double[count][rounds];
    double[][] cpu = new double[count][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < count; i++) {
        Spent spent = work.competitors().get(i).code().timed(times[i]);
        sink += spent.sink();
        wall[i][round] = spent.wallNanos() / times[i];
        cpu[i][round] = spent.cpuNanos() / times[i];
      }
    }
    List<Measurement> measurements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] ratios = ratios(wall[i], wall[0]);
      measurements.add(
          new Measurement(
              work.name(),
              work.competitors().get(i).name(),
              median(wall[i]),
              median(cpu[i]),
              median(ratios),
              ratios[lowRank(rounds)],
              ratios[rounds - 1 - lowRank(rounds)],
              median(ratios(cpu[i], cpu[0]))));
    }
    return measurements;
  }

  /** Whether figures are to be kept; else suites may leave large works out. */
  public boolean isThorough() {
    return rounds >= 9;
  }

  /** Something that depends on everything that ran. */
  public double sink() {
    return sink;
  }

  /** Runs until compiled by the JVM; how often the work fits into a round. */
  private int warmUp(Competitor competitor) {
    int times = 1;
    double spent = 0;
    double last;
    OtherThreads others = new OtherThreads();
    do {
      Spent round = competitor.code().timed(times);
      sink += round.sink();
      last = Math.max(1, round.wallNanos());
      spent += last;
      if (last < roundNanos / 2) {
        times = (int) Math.min(2.0 * times, Integer.MAX_VALUE / 2.0);
      }
    } while (spent < warmUpNanos || !others.rest() && spent < patienceNanos);
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE / 2.0, times * roundNanos / last));
  }

  private static double[] ratios(double[] times, double[] reference) {
    double[] ratios = new double[times.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = times[i] / reference[i];
    }
    Arrays.sort(ratios);
    return ratios;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /**
   * Rank, from 0, of the order statistic below the median of so many values that is below the true
   * median with a probability of at least 97.5 %: binomial counts of values below it.
   */
  static int lowRank(int values) {
    double probability = Math.pow(0.5, values);
    double cumulated = probability;
    int rank = 0;
    while (cumulated <= 0.025) {
      probability *= (values - rank) / (rank + 1.0);
      rank++;
      cumulated += probability;
    }
    return Math.max(0, rank - 1);
  }
}
