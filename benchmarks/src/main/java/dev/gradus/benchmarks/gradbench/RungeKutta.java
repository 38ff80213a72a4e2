package dev.gradus.benchmarks.gradbench;

import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;

/**
 * The objective "ode": y₀′ = x₀, yᵢ′ = xᵢ yᵢ₋₁ from y(0) = 0, on [0, 2], by the classic method of
 * Runge and Kutta of fourth order.
 */
public final class RungeKutta {
  private RungeKutta() {}

  /** Fills y with the state at the end. */
  @Differentiable
  public static void solve(double[] x, int steps, double[] y) {
    int n = x.length;
    double h = 2.0 / steps;
    double[] k1 = new double[n];
    double[] k2 = new double[n];
    double[] k3 = new double[n];
    double[] k4 = new double[n];
    double[] between = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = 0;
    }
    for (int s = 0; s < steps; s++) {
      slope(x, y, k1);
      move(y, h / 2, k1, between);
      slope(x, between, k2);
      move(y, h / 2, k2, between);
      slope(x, between, k3);
      move(y, h, k3, between);
      slope(x, between, k4);
      for (int i = 0; i < n; i++) {
        y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
      }
    }
  }

  private static void slope(double[] x, double[] y, double[] dy) {
    dy[0] = x[0];
    for (int i = 1; i < x.length; i++) {
      dy[i] = x[i] * y[i - 1];
    }
  }

  private static void move(double[] y, double h, double[] k, double[] to) {
    for (int i = 0; i < y.length; i++) {
      to[i] = y[i] + h * k[i];
    }
  }

  /** The last element of the state at the end. */
  @Differentiable
  public static double last(double[] x, int steps) {
    double[] y = new double[x.length];
    solve(x, steps, y);
    return y[x.length - 1];
  }

  /** Gradient of {@link RungeKutta#last}. */
  @GradientOf(owner = RungeKutta.class, method = "last")
  public interface Gradient {
    double valueAndGradient(double[] x, int steps, double[] xAdjoint);
  }
}
