package dev.gradus.benchmarks.reference;

import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;

/** Rosenbrock's function of many variables. */
public final class Rosenbrock {
  private Rosenbrock() {}

  @Differentiable
  public static double rosenbrock(double[] x) {
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double a = x[i + 1] - x[i] * x[i];
      double b = 1 - x[i];
      sum += 100 * a * a + b * b;
    }
    return sum;
  }

  /** Gradient of {@link Rosenbrock#rosenbrock}. */
  @GradientOf(owner = Rosenbrock.class, method = "rosenbrock")
  public interface Gradient {
    double valueAndGradient(double[] x, double[] xAdjoint);
  }
}
