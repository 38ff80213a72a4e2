package dev.gradus.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.gradus.benchmarks.bench.ArraysFile;
import dev.gradus.benchmarks.bench.FreshJvm;
import dev.gradus.benchmarks.bench.RoundsProcess;
import dev.gradus.benchmarks.suite.LargeSteps;
import dev.gradus.benchmarks.suite.SmallSteps;
import dev.gradus.benchmarks.suite.TrainingTask;
import dev.gradus.training.OutputDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every library does the same work as Gradus, each in a process of its own, as when it is measured.
 */
class PeersTest {
  /** What a JVM says that finds no native library for its platform. */
  private static final List<String> NO_NATIVES =
      List.of("UnsatisfiedLinkError", "no suitable", "Failed to load PyTorch native library");

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(Library.class)
  void parametersAfterSomeStepsAreThoseOfGradus(Library library) {
    for (Supplier<TrainingTask> task : SmallSteps.tasks()) {
      check(library, task.get(), "double");
    }
  }

  @ParameterizedTest
  @EnumSource(Library.class)
  void stepsOnMatricesAreThoseOfGradus(Library library) {
    for (Supplier<TrainingTask> supplier : LargeSteps.tasks()) {
      if (library.tensors()) {
        check(library, supplier.get(), "double");
      }
    }
  }

  private void check(Library library, TrainingTask task, String type) {
    OutputDirectory files = OutputDirectory.open(directory);
    Path numbers = ArraysFile.write(files, task.name() + ".in", task.arrays());
    Path log = directory.resolve(library + "-" + task.name() + "-" + type + ".log");
    List<String> command =
        FreshJvm.command(PeerProcess.class, library.name(), task.name(), type, numbers.toString());
    double[] expected = task.work().competitors().get(0).result().get();
    double[] actual;
    try (RoundsProcess process = RoundsProcess.start(command, Peers.ONE_THREAD, log)) {
      actual = process.result();
    } catch (IllegalStateException ended) {
      String said = read(log);
      if (library.tensors() && NO_NATIVES.stream().anyMatch(said::contains)) {
        abort("SKIPPED: the natives of " + library.title() + " cannot be loaded here:\n" + said);
      }
      throw new AssertionError(library.title() + ", " + task.name() + ": " + said, ended);
    }
    double scale = 0;
    for (double x : expected) {
      scale = Math.max(scale, Math.abs(x));
    }
    assertThat(actual)
        .as("%s, %s, %s", library.title(), task.name(), type)
        .containsExactly(expected, within(Peers.TOLERANCE * scale));
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "no log: " + e;
    }
  }
}
