package dev.gradus.benchmarks.reference;

import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Inactive;

/** Dense linear least squares. */
public final class LeastSquares {
  private LeastSquares() {}

  /**
   * Half the sum of squared residuals.
   *
   * @param x unknowns
   * @param a matrix by rows, one for each element of y, as long as x
   */
  @Differentiable
  public static double halfSquares(double[] x, @Inactive double[] a, @Inactive double[] y) {
    double sum = 0;
    int n = x.length;
    for (int i = 0; i < y.length; i++) {
      double residual = y[i];
      for (int j = 0; j < n; j++) {
        residual -= a[i * n + j] * x[j];
      }
      sum += residual * residual;
    }
    return 0.5 * sum;
  }

  /** Gradient of {@link LeastSquares#halfSquares}. */
  @GradientOf(owner = LeastSquares.class, method = "halfSquares")
  public interface Gradient {
    double valueAndGradient(double[] x, double[] a, double[] y, double[] xAdjoint);
  }
}
