package dev.gradus.benchmarks.suite;

import static dev.gradus.dsl.Model.BATCH;

import dev.gradus.benchmarks.bench.Work;
import dev.gradus.dsl.Definition;
import dev.gradus.dsl.Model;
import dev.gradus.dsl.ModelBuilder;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.init.Init;
import dev.gradus.dsl.loss.Classification;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
import java.util.List;
import java.util.SplittableRandom;

/** Value and gradient by one thread and by two that share loops over the rows of the batch. */
final class RowThreads {
  private static final int HIDDEN = 32;

  private RowThreads() {}

  /**
   * Loops of rows in locals and in tiles, within the caches and beyond.
   *
   * @param most rows of the largest data
   */
  static List<Work> works(int most) {
    return List.of(
        work("logistic regression", logistic(2), 2, Math.min(most, 100_000)),
        work("logistic regression", logistic(100), 100, Math.min(most, 10_000)),
        work("least squares", RowThreads::leastSquares, 2, Math.min(most, 200_000)),
        work("network, 32 hidden units", RowThreads::network, 20, Math.min(most, 20_000)),
        work("logistic regression", logistic(20), 20, Math.min(most, 1_000_000)),
        work("logistic regression", logistic(2), 2, Math.min(most, 1_000_000)));
  }

  private static Work work(String name, Definition definition, int features, int rows) {
    Kernel kernel = Kernels.compile(Model.define("rows", definition));
    SplittableRandom random = new SplittableRandom(1);
    double[] x = random.doubles((long) rows * features, -1, 1).toArray();
    double[] y = random.doubles(rows, 0, 1).toArray();
    Kernel shared = kernel.threads(2);
    return Work.of(
        String.format("%s %dx%d, threads inside", name, rows, features),
        0,
        Gradients.of("threads(1)", bound(kernel, x, y), kernel::valueAndGradient),
        Gradients.of("threads(2)", bound(kernel, x, y), shared::valueAndGradient));
  }

  private static Workspace bound(Kernel kernel, double[] x, double[] y) {
    Workspace w = kernel.newWorkspace();
    w.bind("X", x);
    w.bind("y", y);
    return w;
  }

  private static Definition logistic(int features) {
    return m -> {
      Tensor w = m.parameter("w", features).initial(Init.normal(1, 0, 0.1));
      Tensor scores = m.input("X", BATCH, features).dot(w);
      return Classification.binaryCrossEntropyWithLogits(scores, m.input("y", BATCH));
    };
  }

  private static Tensor leastSquares(ModelBuilder m) {
    Tensor w = m.parameter("w", 2);
    return m.input("X", BATCH, 2).dot(w).minus(m.input("y", BATCH)).square().mean();
  }

  private static Tensor network(ModelBuilder m) {
    Tensor inner = m.parameter("inner", 20, HIDDEN).initial(Init.normal(1, 0, 0.3));
    Tensor outer = m.parameter("outer", HIDDEN).initial(Init.normal(2, 0, 0.3));
    Tensor prediction = m.input("X", BATCH, 20).matmul(inner).tanh().dot(outer);
    return prediction.minus(m.input("y", BATCH)).square().mean();
  }
}
