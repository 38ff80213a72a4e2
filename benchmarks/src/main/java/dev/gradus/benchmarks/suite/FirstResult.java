package dev.gradus.benchmarks.suite;

import dev.gradus.benchmarks.bench.FreshJvm;
import dev.gradus.benchmarks.bench.Meter;
import dev.gradus.benchmarks.bench.Report;
import dev.gradus.benchmarks.bench.Suite;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How long it takes in a fresh JVM until there is something to be had, by the wall clock. */
public final class FirstResult implements Suite {
  @Override
  public String name() {
    return "first-result";
  }

  @Override
  public String title() {
    return "from the start of a JVM to the first results, wall clock, medians of several JVMs";
  }

  @Override
  public void run(Meter meter, Report report) {
    int processes = meter.isThorough() ? 9 : 1;
    double[] seconds = new double[processes];
    double[] processor = new double[processes];
    double[] milliseconds = new double[processes];
    double[] microseconds = new double[processes];
    for (int i = 0; i < processes; i++) {
      long begin = System.nanoTime();
      double[] steps = numbers(FirstSteps.class);
      seconds[i] = (System.nanoTime() - begin) / 1e9;
      processor[i] = steps[1];
      double w = steps[0];
      if (!(Math.abs(w) < 1e-20)) {
        throw new IllegalStateException("descent came to " + w);
      }
    }
    for (int i = 0; i < processes; i++) {
      double[] speed = numbers(FirstCalls.class);
      milliseconds[i] = speed[0];
      microseconds[i] = speed[1];
    }
    report.figure("one parameter compiled and 100 steps run (0.6 wanted)", median(seconds), "s");
    report.figure("its processor time, all threads", median(processor), "s");
    report.figure(
        "13 000 operations at full speed after loading (300 wanted)", median(milliseconds), "ms");
    report.figure("value and gradient of these at full speed", median(microseconds), "us");
  }

  /** The numbers of the first line that a program prints. */
  private static double[] numbers(Class<?> program) {
    try {
      Process process =
          new ProcessBuilder(FreshJvm.command(program))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        String line = lines.readLine();
        if (line == null) {
          throw new IllegalStateException(program.getName() + " prints nothing when run alone");
        }
        return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
