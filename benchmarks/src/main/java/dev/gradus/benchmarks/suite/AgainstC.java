package dev.gradus.benchmarks.suite;

import dev.gradus.benchmarks.bench.Competitor;
import dev.gradus.benchmarks.bench.Measurement;
import dev.gradus.benchmarks.bench.Meter;
import dev.gradus.benchmarks.bench.Report;
import dev.gradus.benchmarks.bench.Suite;
import dev.gradus.benchmarks.bench.Work;
import dev.gradus.benchmarks.reference.Launcher;
import dev.gradus.benchmarks.reference.Reference;
import dev.gradus.benchmarks.reference.References;
import dev.gradus.benchmarks.reference.RunningProgram;
import dev.gradus.training.OutputDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Gradients beside adjoints written by hand in C, which say what the processor can do. A process of
 * C takes its turn in every round and measures itself.
 */
public final class AgainstC implements Suite {
  private static final double TOLERANCE = 1e-9;

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
      try (RunningProgram c = RunningProgram.start(program, files, r);
          RunningProgram fastMath = RunningProgram.start(reordering, files, r)) {
        measure(r, c, fastMath, meter, report);
      }
    }
  }

  private static void measure(
      Reference r, RunningProgram c, RunningProgram fastMath, Meter meter, Report report) {
    List<Measurement> gradients =
        meter.measure(
            Work.of(
                r.name() + " gradient",
                TOLERANCE,
                c.gradient("C adjoint"),
                new Competitor("Gradus, FAST", repeated(r.fast()), r::fastResult),
                new Competitor("Gradus, STRICT", repeated(r.strict()), r::strictResult),
                fastMath.gradient("C adjoint, -ffast-math")));
    report.add(gradients);
    report.add(
        meter.measure(
            Work.of(
                r.name() + " objective",
                TOLERANCE,
                c.objective("C objective"),
                new Competitor(
                    "Java objective",
                    repeated(r.objective()),
                    () -> new double[] {r.objective().getAsDouble()}),
                fastMath.objective("C objective, -ffast-math"))));
    report.note(
        String.format(
            Locale.ROOT,
            "  FAST / C %.2f (%.2f wanted), STRICT / C %.2f, by the processor clock",
            gradients.get(1).cpuRatio(),
            r.bar(),
            gradients.get(2).cpuRatio()));
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
