package dev.gradus.benchmarks.bench;

import dev.gradus.benchmarks.suite.CompiledAgainstTapes;
import dev.gradus.benchmarks.suite.LargeSteps;
import dev.gradus.benchmarks.suite.Scaling;
import dev.gradus.benchmarks.suite.SmallSteps;
import java.util.List;
import java.util.function.Supplier;

/** The suites that {@code ./gradus bench all} runs, in order. */
final class Suites {
  private static final List<Supplier<Suite>> ALL =
      List.of(SmallSteps::new, LargeSteps::new, CompiledAgainstTapes::new, Scaling::new);

  private Suites() {}

  static List<Suite> all() {
    return ALL.stream().map(Supplier::get).toList();
  }
}
