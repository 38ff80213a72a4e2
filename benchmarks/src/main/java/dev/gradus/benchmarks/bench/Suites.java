package dev.gradus.benchmarks.bench;

import dev.gradus.benchmarks.suite.AgainstC;
import dev.gradus.benchmarks.suite.CompiledAgainstTapes;
import dev.gradus.benchmarks.suite.FirstResult;
import dev.gradus.benchmarks.suite.GradBench;
import dev.gradus.benchmarks.suite.LargeSteps;
import dev.gradus.benchmarks.suite.PlainMethods;
import dev.gradus.benchmarks.suite.Scaling;
import dev.gradus.benchmarks.suite.SmallSteps;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The suites that {@code ./gradus bench all} runs, in order, and others that run when named. */
public final class Suites {
  private Suites() {}

  /**
   * All suites.
   *
   * @param data a directory of ADBench's files
   * @param out where results go, and what is compiled on the way
   */
  static List<Suite> all(Optional<Path> data, Path out) {
    return List.of(
        new SmallSteps(),
        new LargeSteps(),
        new CompiledAgainstTapes(),
        new PlainMethods(),
        new GradBench(data),
        new AgainstC(out.resolve("native"), "gcc"),
        new Scaling(),
        new FirstResult());
  }

  /** Adds suites that run only when they are named, because they need large libraries. */
  public interface Source {
    /**
     * The suites.
     *
     * @param out where results go, and what is made on the way
     */
    List<Suite> suites(Path out);
  }

  /** Those that are on the class path. */
  static List<Suite> more(Path out) {
    return ServiceLoader.load(Source.class).stream()
        .flatMap(source -> source.get().suites(out).stream())
        .toList();
  }
}
