package dev.gradus.samples;

import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.Inactive;

/** Objectives written as plain methods. Nothing in them knows that they are differentiated. */
public final class Objectives {
  private Objectives() {}

  /** Σ 100 (x[i+1] − x[i]²)² + (1 − x[i])², least at ones. (Rosenbrock, 1960.) */
  @Differentiable
  public static double rosenbrock(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length - 1; i++) {
      double a = x[i + 1] - x[i] * x[i];
      double b = 1 - x[i];
      sum += 100 * a * a + b * b;
    }
    return sum;
  }

  /**
   * Mean cross-entropy of a logistic model.
   *
   * @param w a weight for each feature
   * @param b the bias
   * @param x features, row after row
   * @param label 0 or 1 for each row
   * @param rows how many rows of x count
   */
  @Differentiable
  public static double logistic(double[] w, double b, @Inactive double[] x, int[] label, int rows) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      double z = b;
      for (int j = 0; j < w.length; j++) {
        z += w[j] * x[row * w.length + j];
      }
      sum += Math.max(z, 0) - label[row] * z + Math.log1p(Math.exp(-Math.abs(z)));
    }
    return sum / rows;
  }
}
