package dev.gradus.benchmarks.gradbench.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a computation as often and as long as a message asks. Until the JVM has compiled it, runs
 * count as warm-up, whose time is told under a name of its own.
 */
final class Timings {
  private static final long WARM_UP = 1_000_000_000;

  private final List<Map<String, Object>> entries = new ArrayList<>();

  /** Runs once; where a message asks for a number of runs or for a time, at least that. */
  static List<Map<String, Object>> of(Runnable run, Input input, boolean repeated) {
    Timings timings = new Timings();
    int runs = repeated && input.field("min_runs").isPresent() ? runs(input) : 1;
    double seconds = repeated && input.field("min_seconds").isPresent() ? seconds(input) : 0;
    if (seconds > 0 || runs > 1) {
      timings.warmUp(run);
    }
    timings.evaluate(run, runs, seconds);
    return timings.entries;
  }

  private static int runs(Input input) {
    return input.field("min_runs").whole(0, Integer.MAX_VALUE);
  }

  private static double seconds(Input input) {
    double seconds = input.field("min_seconds").number();
    input.field("min_seconds").require(seconds >= 0, "a number of seconds, at least 0");
    return seconds;
  }

  private void warmUp(Runnable run) {
    long start = System.nanoTime();
    do {
      run.run();
    } while (System.nanoTime() - start < WARM_UP);
    add("warmup", System.nanoTime() - start);
  }

  private void evaluate(Runnable run, int runs, double seconds) {
    long elapsed = 0;
    for (int k = 0; k == 0 || k < runs || elapsed < seconds * 1e9; k++) {
      long start = System.nanoTime();
      run.run();
      long time = System.nanoTime() - start;
      elapsed += time;
      add("evaluate", time);
    }
  }

  private void add(String name, long nanoseconds) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", name);
    entry.put("nanoseconds", nanoseconds);
    entries.add(entry);
  }
}
