package dev.gradus.benchmarks.suite;

import static dev.gradus.dsl.Model.BATCH;

import dev.gradus.benchmarks.bench.Report;
import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.loss.Classification;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
import dev.gradus.training.plot.LinePlot;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * How time grows with rows of data, and what a second thread with a workspace of its own brings.
 */
final class ScalingRows {
  private static final int FEATURES = 2;

  /** Bytes of heap for each row of the largest data. */
  static final long BYTES_PER_ROW = 8L * 4 * (FEATURES + 1);

  /** Rows of a thread's data: they fit into a core's own cache. */
  private static final int ROWS_OF_THREAD = 10_000;

  private final Kernel kernel =
      Kernels.compile(
          Model.define(
              "rows",
              m -> {
                Tensor w = m.parameter("w", FEATURES);
                Tensor x = m.input("X", BATCH, FEATURES);
                Tensor y = m.input("y", BATCH);
                return Classification.binaryCrossEntropyWithLogits(x.dot(w), y);
              }));

  private static void bind(Workspace w, int rows) {
    SplittableRandom random = new SplittableRandom(1);
    w.bind("X", random.doubles((long) rows * FEATURES, -1, 1).toArray());
    w.bind("y", random.doubles(rows, 0, 1).toArray());
  }

  /** From a thousand rows to so many. */
  void rows(Report report, int most) {
    Workspace w = kernel.newWorkspace();
    int sizes = Math.max(1, (int) Math.floor(Math.log10(most) + 1e-9) - 2);
    double[] xs = new double[sizes];
    double[] time = new double[sizes];
    for (int i = 0; i < sizes; i++) {
      int n = (int) Math.pow(10, i + 3);
      bind(w, n);
      xs[i] = n;
      time[i] = ProcessorTime.perCall(kernel, w) / n;
      report.figure(String.format("logistic regression on %d rows, each", n), time[i], "ns");
    }
    report.plot(
        "rows",
        LinePlot.of("Value and gradient per row", "rows", "nanoseconds")
            .logarithmicX()
            .curve("logistic regression", xs, time));
  }

  /**
   * One and two threads that evaluate the same kernel on workspaces of their own, by the wall
   * clock: what a call takes of the time of all.
   */
  void threads(Report report, int calls) {
    double alone = perCall(1, calls);
    report.figure("1 thread, wall clock per call", alone / 1e3, "us");
    double together = perCall(2, calls);
    report.figure("2 threads, wall clock per call of either", together / 1e3, "us");
    report.figure("calls in the same time, 2 threads to 1", alone / together, "times");
  }

  private double perCall(int threads, int calls) {
    Workspace[] workspaces = new Workspace[threads];
    for (int t = 0; t < threads; t++) {
      workspaces[t] = kernel.newWorkspace();
      bind(workspaces[t], ROWS_OF_THREAD);
    }
    double[] times = new double[9];
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 0; round < times.length; round++) {
        long begin = System.nanoTime();
        for (Future<?> done :
            IntStream.range(0, threads)
                .mapToObj(t -> pool.submit(() -> evaluate(workspaces[t], calls)))
                .toList()) {
          done.get();
        }
        times[round] = (System.nanoTime() - begin) / ((double) calls * threads);
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a thread did not finish", e);
    } finally {
      pool.shutdown();
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }

  private double evaluate(Workspace w, int calls) {
    double sum = 0;
    for (int c = 0; c < calls; c++) {
      sum += kernel.valueAndGradient(w);
    }
    return sum;
  }
}
