package dev.gradus.benchmarks.peers;

import dev.gradus.benchmarks.bench.ArraysFile;
import dev.gradus.benchmarks.bench.Competitor;
import dev.gradus.benchmarks.bench.FreshJvm;
import dev.gradus.benchmarks.bench.Meter;
import dev.gradus.benchmarks.bench.Report;
import dev.gradus.benchmarks.bench.RoundsProcess;
import dev.gradus.benchmarks.bench.Suite;
import dev.gradus.benchmarks.bench.Work;
import dev.gradus.benchmarks.suite.LargeSteps;
import dev.gradus.benchmarks.suite.SmallSteps;
import dev.gradus.benchmarks.suite.TrainingTask;
import dev.gradus.training.OutputDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The works T1 to T6 by other libraries. Each runs in a process of its own, because two of them
 * bring libraries in C++ of the same names; the processes take turns with Gradus in every round.
 */
final class Peers implements Suite {
  /**
   * Libraries keep learning rates and decay rates in float; and some add Adam's ε before moments
   * are corrected, which shows where a gradient is next to nothing.
   */
  static final double TOLERANCE = 2e-3;

  /** The processor clock of a process ticks in hundredths of a second, so rounds are long. */
  private static final double ROUND_NANOS = 2e8;

  private static final int ROUNDS = 11;
  private static final double WARM_UP_NANOS = 1e9;

  /** Libraries of linear algebra below the libraries go by these. */
  static final Map<String, String> ONE_THREAD =
      Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1", "MKL_NUM_THREADS", "1");

  private final Path directory;

  Peers(Path directory) {
    this.directory = directory;
  }

  @Override
  public String name() {
    return "peers";
  }

  @Override
  public String title() {
    return "training steps beside other libraries, each on one thread of its own process";
  }

  @Override
  public void run(Meter meter, Report report) {
    OutputDirectory files = OutputDirectory.open(directory);
    Meter patient =
        meter.isThorough()
            ? new Meter(ROUNDS, ROUND_NANOS, WARM_UP_NANOS, 4 * WARM_UP_NANOS)
            : meter;
    Stream.concat(SmallSteps.tasks().stream(), LargeSteps.tasks().stream())
        .forEach(task -> measure(task, files, patient, report));
  }

  private static void measure(
      Supplier<TrainingTask> supplier, OutputDirectory files, Meter meter, Report report) {
    TrainingTask task = supplier.get();
    Path numbers = ArraysFile.write(files, task.name() + ".in", task.arrays());
    boolean large = task.name().equals("T5") || task.name().equals("T6");
    List<Competitor> competitors = new ArrayList<>(task.work().competitors());
    List<RoundsProcess> processes = new ArrayList<>();
    try {
      for (Library library : Library.values()) {
        if (library.tensors() || !task.name().equals("T6")) {
          start(library, task, "double", numbers, processes, competitors);
        }
        if (library.tensors() && large) {
          start(library, task, "float", numbers, processes, competitors);
        }
      }
      report.add(meter.measure(new Work(task.work().name(), TOLERANCE, competitors)));
    } finally {
      processes.forEach(RoundsProcess::close);
    }
  }

  private static void start(
      Library library,
      TrainingTask task,
      String type,
      Path numbers,
      List<RoundsProcess> processes,
      List<Competitor> competitors) {
    String id = library + "-" + task.name() + "-" + type;
    List<String> command =
        FreshJvm.command(PeerProcess.class, library.name(), task.name(), type, numbers.toString());
    RoundsProcess process =
        RoundsProcess.start(command, ONE_THREAD, numbers.resolveSibling(id + ".log"));
    processes.add(process);
    competitors.add(process.competitor(library.title() + ", " + type, "step"));
  }
}
