package dev.gradus.runtime.train;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.data.Column;
import dev.gradus.runtime.data.Dataset;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.List;
import java.util.Random;

/** Mean squared error of y against X·w + b, in double. */
final class LinearKernel extends HandWrittenKernel {
  private final int d;

  LinearKernel(int d, UpdateFormula update) {
    super(
        signature(
            "linear",
            DType.DOUBLE,
            List.of(
                new Signature.Parameter("w", List.of(d), new double[d], false),
                parameter("b", 0.0)),
            new Signature.Input("X", DType.DOUBLE, List.of(d), true),
            new Signature.Input("y", DType.DOUBLE, List.of(), true)),
        update);
    this.d = d;
  }

  @Override
  public double valueAndGradient(Workspace w) {
    int inputs = 4 + 2 * update().states();
    double[] weights = w.doubles[0];
    double[] x = w.doubles[inputs];
    double[] y = w.doubles[inputs + 1];
    double[] dw = w.doubles[2];
    double[] db = w.doubles[3];
    java.util.Arrays.fill(dw, 0);
    db[0] = 0;
    double sum = 0;
    for (int r = 0; r < w.batch; r++) {
      double error = w.doubles[1][0] - y[r];
      for (int j = 0; j < d; j++) {
        error += x[r * d + j] * weights[j];
      }
      sum += error * error;
      for (int j = 0; j < d; j++) {
        dw[j] += 2 * error * x[r * d + j] / w.batch;
      }
      db[0] += 2 * error / w.batch;
    }
    return sum / w.batch;
  }

  /** Seeded examples of y = X·w + b + noise. */
  static Dataset examples(int rows, double[] w, double b, double noise, long seed) {
    Random random = new Random(seed);
    double[] x = new double[rows * w.length];
    double[] y = new double[rows];
    for (int r = 0; r < rows; r++) {
      y[r] = b + noise * random.nextGaussian();
      for (int j = 0; j < w.length; j++) {
        x[r * w.length + j] = random.nextGaussian();
        y[r] += w[j] * x[r * w.length + j];
      }
    }
    return Dataset.of(Column.of("X", x, w.length)).and("y", y);
  }
}
