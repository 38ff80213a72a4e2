package dev.gradus.benchmarks.gradbench;

import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;

/** The objective "llsq": least squares of a polynomial that fits the sign function on [-1, 1]. */
public final class PolynomialFit {
  private PolynomialFit() {}

  /**
   * Half the sum of squared residuals at n equidistant points.
   *
   * @param x coefficients, the constant first
   */
  @Differentiable
  public static double halfSquares(double[] x, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double t = -1 + i * 2.0 / (n - 1);
      double residual = Math.signum(t);
      double power = 1;
      for (int j = 0; j < x.length; j++) {
        residual -= x[j] * power;
        power *= t;
      }
      sum += residual * residual;
    }
    return 0.5 * sum;
  }

  /** Gradient of {@link PolynomialFit#halfSquares}. */
  @GradientOf(owner = PolynomialFit.class, method = "halfSquares")
  public interface Gradient {
    double valueAndGradient(double[] x, int n, double[] xAdjoint);
  }
}
