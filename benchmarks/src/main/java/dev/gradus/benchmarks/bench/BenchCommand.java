package dev.gradus.benchmarks.bench;

import dev.gradus.training.OutputDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench NAME…|all}: measures, prints tables, writes {@code out/bench}. */
@Command(
    name = "bench",
    description = "Measures Gradus beside other ways to do the same and writes out/bench/*.json.",
    mixinStandardHelpOptions = true)
public final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "NAME", description = "Suites to run, or all.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--quick",
      description = "Only look whether everything runs; figures mean nothing.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Directory for the results; out/bench if left out.")
  private Path directory = Path.of(System.getProperty("gradus.home", "."), "out", "bench");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Directory of ADBench's files (gmm, ba, lstm, hand) for gradbench.")
  private @Nullable Path data;

  @Override
  public void run() {
    if (data != null && !Files.isDirectory(data)) {
      throw new ParameterException(spec.commandLine(), "--data: " + data + " is no directory");
    }
    List<Suite> chosen = chosen();
    OutputDirectory out = OutputDirectory.open(directory);
    for (Suite suite : chosen) {
      Report report = new Report(suite, spec.commandLine().getOut());
      suite.run(quick ? Meter.quick() : Meter.thorough(), report);
      report.writeTo(out);
      spec.commandLine().getOut().println();
    }
    spec.commandLine().getOut().printf("results: %s%n", out.root());
    spec.commandLine().getOut().flush();
  }

  private List<Suite> chosen() {
    List<Suite> all = all();
    if (names.equals(List.of("all"))) {
      return all;
    }
    List<Suite> chosen = new ArrayList<>();
    for (String name : names) {
      chosen.add(
          Stream.concat(all.stream(), Suites.more(directory).stream())
              .filter(s -> s.name().equals(name))
              .findFirst()
              .orElseThrow(this::unknown));
    }
    if (chosen.isEmpty()) {
      throw unknown();
    }
    return chosen;
  }

  private List<Suite> all() {
    return Suites.all(Optional.ofNullable(data), directory);
  }

  private ParameterException unknown() {
    List<String> known =
        Stream.concat(all().stream(), Suites.more(directory).stream()).map(Suite::name).toList();
    return new ParameterException(
        spec.commandLine(), "say which benchmark to run: all, " + String.join(", ", known));
  }
}
