package dev.gradus.benchmarks.suite;

import dev.gradus.benchmarks.bench.Meter;
import dev.gradus.benchmarks.bench.Report;
import dev.gradus.benchmarks.bench.Suite;
import dev.gradus.compiler.Compiler;
import dev.gradus.compiler.CompilerOptions;
import dev.gradus.dsl.graph.Graph;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.optim.UpdateFormula;
import dev.gradus.training.plot.LinePlot;
import java.util.Arrays;

/**
 * How time and memory grow: with operations of a graph, instructions of a method, rows of data,
 * threads, trips of a loop.
 */
public final class Scaling implements Suite {
  /** Operations of one size that are compiled, so that the JVM compiles the compiler. */
  private static final int WARM = 200_000;

  @Override
  public String name() {
    return "scaling";
  }

  @Override
  public String title() {
    return "compile time and run time by operations, run time by rows and threads, memory by trips";
  }

  @Override
  public void run(Meter meter, Report report) {
    boolean thorough = meter.isThorough();
    operations(report, thorough ? 1_000_000 : 1_000);
    MethodCompileTimes.measure(report, thorough ? 10 : 0.1, 100, 500, 2000);
    long affordable = Runtime.getRuntime().maxMemory() / ScalingRows.BYTES_PER_ROW;
    ScalingRows rows = new ScalingRows();
    rows.rows(report, thorough ? (int) Math.min(10_000_000, affordable) : 1_000);
    rows.threads(report, thorough ? 1_000 : 10);
    RowThreads.works(thorough ? 1_000_000 : 1_000).forEach(w -> report.add(meter.measure(w)));
    report.add(meter.measure(LargeSteps.threads()));
    ScalingTrips.run(report, thorough ? 1_000_000 : 1_000);
  }

  private static void operations(Report report, int most) {
    int sizes = (int) Math.round(Math.log10(most)) - 1;
    double[] xs = new double[sizes];
    double[] compile = new double[sizes];
    double[] run = new double[sizes];
    for (int i = 0; i < sizes; i++) {
      int n = (int) Math.pow(10, i + 2);
      xs[i] = n;
      Graph graph = LargeGraphs.graph(n);
      // Small graphs are compiled several times: how long it takes once the compiler is compiled.
      double[] times = new double[Math.max(1, WARM / n)];
      Kernel kernel = compiled(graph, times, 0);
      for (int r = 1; r < times.length; r++) {
        kernel = compiled(graph, times, r);
      }
      Arrays.sort(times);
      compile[i] = times[times.length / 2] / n;
      report.figure(
          String.format("compile %d operations, processor time of each", n),
          compile[i] / 1e3,
          "us");
      run[i] = ProcessorTime.perCall(kernel, kernel.newWorkspace()) / n;
      report.figure(String.format("run %d operations, each", n), run[i], "ns");
    }
    report.plot(
        "operations",
        LinePlot.of("Time per operation", "operations of the graph", "nanoseconds")
            .logarithmicX()
            .logarithmicY()
            .curve("compile", xs, compile)
            .curve("value and gradient", xs, run));
  }

  private static Kernel compiled(Graph graph, double[] times, int at) {
    long begin = ProcessorTime.nanos();
    Kernel kernel =
        Compiler.compile(
                graph, LargeGraphs.signature(), UpdateFormula.NONE, CompilerOptions.DEFAULT)
            .kernel();
    times[at] = (double) ProcessorTime.nanos() - begin;
    return kernel;
  }
}
