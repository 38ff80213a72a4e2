package dev.gradus.benchmarks.bench;

import dev.gradus.benchmarks.suite.CompiledAgainstTapes;
import dev.gradus.benchmarks.suite.GradBench;
import dev.gradus.benchmarks.suite.LargeSteps;
import dev.gradus.benchmarks.suite.Scaling;
import dev.gradus.benchmarks.suite.SmallSteps;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The suites that {@code ./gradus bench all} runs, in order. */
final class Suites {
  private Suites() {}

  /**
   * All suites.
   *
   * @param data a directory of ADBench's files
   */
  static List<Suite> all(Optional<Path> data) {
    return List.of(
        new SmallSteps(),
        new LargeSteps(),
        new CompiledAgainstTapes(),
        new GradBench(data),
        new Scaling());
  }
}
