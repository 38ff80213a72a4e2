package dev.gradus.benchmarks.suite;

import static dev.gradus.dsl.Model.BATCH;

import com.sun.management.ThreadMXBean;
import dev.gradus.benchmarks.bench.Meter;
import dev.gradus.benchmarks.bench.Report;
import dev.gradus.benchmarks.bench.Suite;
import dev.gradus.compiler.Compiler;
import dev.gradus.compiler.CompilerOptions;
import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.loss.Classification;
import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.Inactive;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.method.MethodGradient;
import dev.gradus.runtime.optim.UpdateFormula;
import dev.gradus.training.plot.LinePlot;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How time and memory grow: with operations of a graph, instructions of a method, rows of data,
 * trips of a loop.
 */
public final class Scaling implements Suite {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int FEATURES = 2;

  /** Bytes of heap for each row of the largest data. */
  private static final long BYTES_PER_ROW = 8L * 4 * (FEATURES + 1);

  @Override
  public String name() {
    return "scaling";
  }

  @Override
  public String title() {
    return "compile time and run time by operations, run time by rows, memory by trips";
  }

  @Override
  public void run(Meter meter, Report report) {
    boolean thorough = meter.isThorough();
    operations(report, thorough ? 1_000_000 : 1_000);
    MethodCompileTimes.measure(report, thorough ? 10 : 0.1, 100, 500, 2000);
    long affordable = Runtime.getRuntime().maxMemory() / BYTES_PER_ROW;
    rows(report, thorough ? (int) Math.min(10_000_000, affordable) : 1_000);
    trips(report, thorough ? 1_000_000 : 1_000);
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
      double[] times = new double[Math.max(1, 20_000 / n)];
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
      run[i] = perCall(kernel, kernel.newWorkspace()) / n;
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
    long begin = THREADS.getCurrentThreadCpuTime();
    Kernel kernel =
        Compiler.compile(
                graph, LargeGraphs.signature(), UpdateFormula.NONE, CompilerOptions.DEFAULT)
            .kernel();
    times[at] = (double) THREADS.getCurrentThreadCpuTime() - begin;
    return kernel;
  }

  private static void rows(Report report, int most) {
    Model model =
        Model.define(
            "rows",
            m -> {
              Tensor w = m.parameter("w", FEATURES);
              Tensor x = m.input("X", BATCH, FEATURES);
              Tensor y = m.input("y", BATCH);
              return Classification.binaryCrossEntropyWithLogits(x.dot(w), y);
            });
    Kernel kernel = Kernels.compile(model);
    Workspace w = kernel.newWorkspace();
    int sizes = Math.max(1, (int) Math.floor(Math.log10(most) + 1e-9) - 2);
    double[] xs = new double[sizes];
    double[] time = new double[sizes];
    for (int i = 0; i < sizes; i++) {
      int n = (int) Math.pow(10, i + 3);
      SplittableRandom random = new SplittableRandom(1);
      w.bind("X", random.doubles((long) n * FEATURES, -1, 1).toArray());
      w.bind("y", random.doubles(n, 0, 1).toArray());
      xs[i] = n;
      time[i] = perCall(kernel, w) / n;
      report.figure(String.format("logistic regression on %d rows, each", n), time[i], "ns");
    }
    report.plot(
        "rows",
        LinePlot.of("Value and gradient per row", "rows", "nanoseconds")
            .logarithmicX()
            .curve("logistic regression", xs, time));
  }

  private static void trips(Report report, int most) {
    MethodGradient f = Gradients.of(Scaling.class, "iterate");
    f.gradient(new double[] {3.7, 0.3}, 1, new double[2]);
    int sizes = (int) Math.round(Math.log10(most)) - 1;
    double[] xs = new double[sizes];
    double[] bytes = new double[sizes];
    for (int i = 0; i < sizes; i++) {
      int n = (int) Math.pow(10, i + 2);
      MethodGradient fresh = f.another();
      fresh.gradient(new double[] {3.7, 0.3}, 1, new double[2]);
      long begin = THREADS.getCurrentThreadAllocatedBytes();
      fresh.gradient(new double[] {3.7, 0.3}, n, new double[2]);
      xs[i] = n;
      bytes[i] = (THREADS.getCurrentThreadAllocatedBytes() - begin) / (double) n;
      report.figure(
          String.format("first gradient through %d trips, allocated per trip", n),
          bytes[i],
          "bytes");
    }
    report.plot(
        "trips",
        LinePlot.of("Memory of a reverse sweep", "trips of the loop", "bytes per trip")
            .logarithmicX()
            .logarithmicY()
            .curve("logistic map", xs, bytes));
  }

  /** The logistic map, whose reverse sweep needs every value. */
  public static double iterate(double[] start, @Inactive int trips) {
    double x = start[1];
    for (int i = 0; i < trips; i++) {
      x = start[0] * x * (1 - x);
    }
    return x;
  }

  /** Nanoseconds of processor time of a call, the median of some. */
  private static double perCall(Kernel kernel, Workspace w) {
    double[] times = new double[7];
    long budget = 400_000_000L;
    int calls = 1;
    for (int i = 0; i < times.length; ) {
      long begin = THREADS.getCurrentThreadCpuTime();
      for (int c = 0; c < calls; c++) {
        kernel.valueAndGradient(w);
      }
      long spent = THREADS.getCurrentThreadCpuTime() - begin;
      times[i] = spent / (double) calls;
      budget -= spent;
      if (spent < 10_000_000L && budget > 0) {
        calls *= 2;
      } else if (budget <= 0) {
        i++;
      }
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }
}
