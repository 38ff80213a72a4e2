package dev.gradus.benchmarks.suite;

import dev.gradus.benchmarks.bench.Competitor;
import dev.gradus.benchmarks.bench.Meter;
import dev.gradus.benchmarks.bench.Report;
import dev.gradus.benchmarks.bench.Suite;
import dev.gradus.benchmarks.bench.Work;
import dev.gradus.benchmarks.gradbench.task.AdbenchFiles;
import dev.gradus.benchmarks.gradbench.task.GeneratedTasks;
import dev.gradus.benchmarks.gradbench.task.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The objectives of GradBench: what a derivative takes beside its own objective, on generated
 * arguments, or on those of ADBench's files where a directory of them is given and holds them.
 * There is nothing to compare beforehand: tests hold the derivatives against differences.
 */
public final class GradBench implements Suite {
  private static final double[] NOTHING = {};

  private final Optional<Path> data;

  /** Takes the directory of the files. */
  public GradBench(Optional<Path> data) {
    this.data = data;
  }

  @Override
  public String name() {
    return "gradbench";
  }

  @Override
  public String title() {
    return "GradBench: derivatives beside their own objectives";
  }

  @Override
  public void run(Meter meter, Report report) {
    tasks()
        .forEach(
            (name, maker) -> {
              Task task = maker.make();
              report.add(
                  meter.measure(
                      Work.of(
                          name,
                          0,
                          competitor("objective", task::primal),
                          competitor("derivative", task::derivative))));
            });
  }

  private static Competitor competitor(String name, Runnable run) {
    return new Competitor(
        name,
        times -> {
          for (int k = 0; k < times; k++) {
            run.run();
          }
          return times;
        },
        () -> NOTHING);
  }

  /** Makes a task when its turn has come. */
  private interface Maker {
    Task make();
  }

  private interface Reader {
    Task read(Path file) throws IOException;
  }

  private Maker from(String file, Reader reader, Maker otherwise) {
    Optional<Path> path = data.map(d -> d.resolve(file)).filter(Files::isRegularFile);
    return path.isEmpty()
        ? otherwise
        : () -> {
          try {
            return reader.read(path.get());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
  }

  private Map<String, Maker> tasks() {
    Map<String, Maker> tasks = new LinkedHashMap<>();
    tasks.put(
        "gmm d2 k5",
        from(
            "gmm/gmm_d2_K5.txt",
            AdbenchFiles::mixture,
            () -> new GeneratedTasks(1).mixture(2, 5, 1000)));
    tasks.put(
        "gmm d10 k10",
        from(
            "gmm/gmm_d10_K10.txt",
            AdbenchFiles::mixture,
            () -> new GeneratedTasks(1).mixture(10, 10, 1000)));
    tasks.put(
        "ba1",
        from(
            "ba/ba1_n49_m7776_p31843.txt",
            AdbenchFiles::adjustment,
            () -> new GeneratedTasks(1).adjustment(49, 7776, 31843)));
    tasks.put(
        "lstm l2 c1024",
        from(
            "lstm/lstm_l2_c1024.txt",
            AdbenchFiles::lstm,
            () -> new GeneratedTasks(1).lstm(2, 1024, 14)));
    tasks.put(
        "ht simple_small",
        from(
            "hand/simple_small/hand1_t26_c100.txt",
            file -> AdbenchFiles.hand(hand("model_small"), file, false),
            () -> new GeneratedTasks(1).hand(544, 100, false)));
    tasks.put("ht in triangles", () -> new GeneratedTasks(1).hand(544, 100, true));
    tasks.put("kmeans 100/10⁴/8", () -> new GeneratedTasks(1).kMeans(100, 10_000, 8));
    tasks.put("lse 10⁴", () -> new GeneratedTasks(1).logSumExp(10_000));
    tasks.put("llsq 1024", () -> new GeneratedTasks(1).polynomialFit(1024, 128));
    tasks.put("det 7", () -> new GeneratedTasks(1).determinant(7));
    tasks.put("ode n1000 s100", () -> new GeneratedTasks(1).rungeKutta(1000, 100));
    return tasks;
  }

  private Path hand(String model) {
    return data.orElseThrow().resolve("hand").resolve(model);
  }
}
