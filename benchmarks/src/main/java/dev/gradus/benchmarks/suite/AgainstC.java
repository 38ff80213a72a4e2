package dev.gradus.benchmarks.suite;

import dev.gradus.benchmarks.bench.ArraysFile;
import dev.gradus.benchmarks.bench.Competitor;
import dev.gradus.benchmarks.bench.Measurement;
import dev.gradus.benchmarks.bench.Meter;
import dev.gradus.benchmarks.bench.Report;
import dev.gradus.benchmarks.bench.RoundsProcess;
import dev.gradus.benchmarks.bench.Suite;
import dev.gradus.benchmarks.bench.Work;
import dev.gradus.benchmarks.reference.Launcher;
import dev.gradus.benchmarks.reference.Reference;
import dev.gradus.benchmarks.reference.References;
import dev.gradus.training.OutputDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Gradients beside adjoints written by hand in C, which say what the processor can do. A process of
 * C takes its turn in every round and measures itself.
 */
public final class AgainstC implements Suite {
  private static final double TOLERANCE = 1e-9;
  private static final String GRADIENT = "gradient";

  private final Path directory;
  private final String compiler;

  /**
   * The suite.
   *
   * @param directory for the program and its inputs
   * @param compiler name or path of gcc
   */
  public AgainstC(Path directory, String compiler) {
    this.directory = directory;
    this.compiler = compiler;
  }

  @Override
  public String name() {
    return "native";
  }

  @Override
  public String title() {
    return "gradients beside adjoints by hand in C (reference), and objectives";
  }

  @Override
  public void run(Meter meter, Report report) {
    OutputDirectory files = OutputDirectory.open(directory);
    Launcher launcher = new Launcher(files, compiler);
    Optional<String> version = launcher.version();
    if (version.isEmpty()) {
      report.note("skipped: no C compiler, " + compiler + " cannot be started");
      return;
    }
    report.note(version.get());
    Path program = launcher.compile("launcher");
    Path reordering = launcher.compile("launcher-fast-math", "-ffast-math");
    for (Supplier<Reference> reference : References.all()) {
      Reference r = reference.get();
      Path numbers = ArraysFile.write(files, r.program() + ".in", r.inputs());
      try (RoundsProcess c = process(program, r, numbers);
          RoundsProcess fastMath = process(reordering, r, numbers)) {
        measure(r, c, fastMath, meter, report);
      }
    }
  }

  private static RoundsProcess process(Path program, Reference r, Path numbers) {
    return RoundsProcess.start(
        List.of(program.toString(), r.program(), numbers.toString()),
        Map.of(),
        program.resolveSibling(program.getFileName() + ".log"));
  }

  private static void measure(
      Reference r, RoundsProcess c, RoundsProcess fastMath, Meter meter, Report report) {
    List<Competitor> competitors =
        new ArrayList<>(
            List.of(
                c.competitor("C adjoint", GRADIENT),
                new Competitor("Gradus, FAST", repeated(r.fast()), r::fastResult),
                new Competitor("Gradus, STRICT", repeated(r.strict()), r::strictResult),
                fastMath.competitor("C adjoint, -ffast-math", GRADIENT)));
    r.byHand()
        .map(hand -> new Competitor("C adjoint in Java", repeated(hand), () -> r.result(hand)))
        .ifPresent(competitors::add);
    List<Measurement> gradients =
        meter.measure(new Work(r.name() + " gradient", TOLERANCE, competitors));
    report.add(gradients);
    report.add(
        meter.measure(
            Work.of(
                r.name() + " objective",
                TOLERANCE,
                objective("C objective", c),
                new Competitor(
                    "Java objective",
                    repeated(r.objective()),
                    () -> new double[] {r.objective().getAsDouble()}),
                objective("C objective, -ffast-math", fastMath))));
    report.note(
        String.format(
            Locale.ROOT,
            "  FAST / C %.2f (%.2f wanted), STRICT / C %.2f, by the processor clock",
            gradients.get(1).cpuRatio(),
            r.bar(),
            gradients.get(2).cpuRatio()));
  }

  private static Competitor objective(String name, RoundsProcess process) {
    Competitor all = process.competitor(name, "primal");
    return new Competitor(name, all.code(), () -> Arrays.copyOf(process.result(), 1));
  }

  private static Competitor.Code repeated(DoubleSupplier code) {
    return times -> {
      double sum = 0;
      for (int k = 0; k < times; k++) {
        sum += code.getAsDouble();
      }
      return sum;
    };
  }
}
