package dev.gradus.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the comparisons of compiled code and prints, for every objective, how many times faster. */
public final class Ratios {
  private Ratios() {}

  /** Runs them all, or those whose names match the argument. */
  public static void main(String[] arguments) throws RunnerException {
    String pattern = arguments.length > 0 ? arguments[0] : "CompiledAgainst";
    Collection<RunResult> results = new Runner(new OptionsBuilder().include(pattern).build()).run();
    Map<String, Double> times = new TreeMap<>();
    for (RunResult r : results) {
      String name = r.getParams().getBenchmark();
      String method = name.substring(name.lastIndexOf('.') + 1);
      times.put(parameters(r) + " " + method, r.getPrimaryResult().getScore());
    }
    times.forEach((name, other) -> print(name, other, times));
  }

  private static String parameters(RunResult r) {
    StringBuilder text = new StringBuilder(r.getParams().getParam("objective"));
    if (r.getParams().getParamsKeys().contains("arithmetic")) {
      text.append(' ').append(r.getParams().getParam("arithmetic"));
    }
    return text.toString();
  }

  private static void print(String name, double other, Map<String, Double> times) {
    int end = name.lastIndexOf(' ') + 1;
    String compiled = name.substring(0, end) + "compiled";
    String what = name.endsWith("Step") ? "Step" : "Gradient";
    if (!name.startsWith("compiled", end)) {
      double time = times.get(compiled + what);
      System.out.printf(
          Locale.ROOT,
          "%-40s %10.1f ns, compiled %10.1f ns, ratio %.1f%n",
          name,
          other,
          time,
          other / time);
    }
  }
}
