package dev.gradus.benchmarks.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.gradus.benchmarks.suite.AgainstC;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchTest {
  private static Competitor competitor(String name, double... result) {
    return new Competitor(name, times -> times, () -> result);
  }

  @Test
  void competitorsThatComputeSomethingElseAreNotMeasured() {
    Work work = Work.of("sum", 1e-9, competitor("a", 1, 2), competitor("b", 1, 2.1));
    assertThatThrownBy(() -> Meter.quick().measure(work))
        .hasMessageContaining("sum: number 1 is 2.0 by a and 2.1 by b");
    Work shorter = Work.of("sum", 1e-9, competitor("a", 1, 2), competitor("b", 1));
    assertThatThrownBy(() -> Meter.quick().measure(shorter))
        .hasMessageContaining("b gives 1 numbers, not 2");
    Work undefined = Work.of("sum", 1e-9, competitor("a", 1), competitor("b", Double.NaN));
    assertThatThrownBy(() -> Meter.quick().measure(undefined)).hasMessageContaining("NaN by b");
  }

  @Test
  void everyCompetitorIsMeasuredAgainstTheFirst() {
    Work work = Work.of("sum", 0, competitor("a", 1), competitor("b", 1));
    List<Measurement> measurements = Meter.quick().measure(work);
    assertThat(measurements).extracting(Measurement::competitor).containsExactly("a", "b");
    assertThat(measurements.get(0).ratio()).isEqualTo(1);
    assertThat(measurements.get(1).low())
        .isPositive()
        .isLessThanOrEqualTo(measurements.get(1).ratio());
    assertThat(measurements.get(1).high()).isGreaterThanOrEqualTo(measurements.get(1).ratio());
  }

  /** Of 21 values the 6th and the 16th enclose the median with 97.3 %, of 9 the 2nd and the 8th. */
  @Test
  void theIntervalIsThatOfOrderStatistics() {
    assertThat(Meter.lowRank(21)).isEqualTo(5);
    assertThat(Meter.lowRank(9)).isEqualTo(1);
    assertThat(Meter.lowRank(3)).isZero();
  }

  @Test
  void aSuiteLeavesTableNumbersAndPicture(@TempDir Path directory) throws Exception {
    StringWriter out = new StringWriter();
    int code = command(out).execute("small-steps", "--quick", "--out", directory.toString());
    assertThat(code).isZero();
    assertThat(out.toString()).contains("T1 scalar, Adam", "Java by hand", "steps(n)");
    String json = Files.readString(directory.resolve("small-steps.json"));
    assertThat(json).contains("\"confidenceInterval\"", "\"kernels\"", "\"cpuMedianNanos\"");
    assertThat(directory.resolve("small-steps.txt")).content().contains("T4 linear");
    assertThat(directory.resolve("small-steps.svg")).content().contains("<svg");
  }

  /** Their values are compared to the bit before they are measured. */
  @Test
  void gradientsOfPlainMethodsAreMeasuredBesideThem(@TempDir Path directory) {
    StringWriter out = new StringWriter();
    int code = command(out).execute("methods", "--quick", "--out", directory.toString());
    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("Rosenbrock 1000", "least squares 1000×20", "Runge–Kutta 100", "determinant 7×7");
  }

  /** Adjoints in C and both gradients of Java are compared before they are measured. */
  @Test
  void whereThereIsACompilerOfCGradientsAreComparedWithItsOwn(@TempDir Path directory) {
    StringWriter out = new StringWriter();
    int code = command(out).execute("native", "--quick", "--out", directory.toString());
    assertThat(code).isZero();
    assertThat(out.toString())
        .containsAnyOf("skipped: no C compiler, gcc cannot be started", "Rosenbrock 1000 gradient");
    if (!out.toString().contains("skipped")) {
      assertThat(out.toString())
          .contains("gmm d2 k5 gradient", "lstm l2 c1024 objective", "FAST / C", "C adjoint");
    }
  }

  @Test
  void withoutACompilerOfCThatSuiteIsSkippedWithOneLine(@TempDir Path directory) {
    StringWriter out = new StringWriter();
    AgainstC suite = new AgainstC(directory, "no-such-compiler");
    suite.run(Meter.quick(), new Report(suite, new PrintWriter(out, true)));
    assertThat(out.toString().lines().skip(1))
        .containsExactly("skipped: no C compiler, no-such-compiler cannot be started");
  }

  @Test
  void memoryGrowsWithTripsUnlessThereAreCheckpoints(@TempDir Path directory) throws Exception {
    StringWriter out = new StringWriter();
    int code = command(out).execute("scaling", "--quick", "--out", directory.toString());
    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("compile 1000 operations", "2 threads, wall clock", "on 1000 rows");
    double whole = figure(directory, "gradient through 1000 trips keeps");
    assertThat(whole).isGreaterThanOrEqualTo(8000);
    assertThat(figure(directory, "gradient through 1000 trips keeps, @Checkpoint"))
        .isLessThan(whole / 2);
  }

  @Test
  void theFirstResultsOfFreshProcessesAreTimed(@TempDir Path directory) throws Exception {
    int code =
        command(new StringWriter())
            .execute("first-result", "--quick", "--out", directory.toString());
    assertThat(code).isZero();
    assertThat(figure(directory, "one parameter compiled and 100 steps run (0.6 wanted)"))
        .isPositive();
    assertThat(figure(directory, "value and gradient of these at full speed")).isPositive();
  }

  /** A single figure of the only suite that has run. */
  private static double figure(Path directory, String what) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      Path json = files.filter(f -> f.toString().endsWith(".json")).findFirst().orElseThrow();
      List<?> figures = (List<?>) JSON.std.mapFrom(Files.readString(json)).get("figures");
      return figures.stream()
          .map(f -> (Map<?, ?>) f)
          .filter(f -> what.equals(f.get("what")))
          .mapToDouble(f -> ((Number) f.get("value")).doubleValue())
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void anUnknownNameIsRefusedWithThoseThatAreKnown() {
    StringWriter out = new StringWriter();
    assertThat(command(out).execute("nothing")).isEqualTo(2);
    assertThat(out.toString()).contains("say which benchmark to run: all, small-steps");
  }

  private static CommandLine command(StringWriter out) {
    PrintWriter writer = new PrintWriter(out, true);
    return new CommandLine(new BenchCommand()).setOut(writer).setErr(writer);
  }
}
