package dev.gradus.compiler.method;

import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Inactive;

/** Methods to be differentiated, with interfaces for their derivatives. */
public final class Examples {
  private Examples() {}

  public static double rosenbrock(double[] x) {
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double a = x[i + 1] - x[i] * x[i];
      double b = 1 - x[i];
      sum += 100 * a * a + b * b;
    }
    return sum;
  }

  public static double cube(double x) {
    return x * x * x;
  }

  public static double weighted(double[] x, @Inactive double[] weights, int power, float scale) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double term = weights[i];
      for (int k = 0; k < power; k++) {
        term *= x[i];
      }
      sum += term * scale;
    }
    return sum;
  }

  public static double overloaded(double x) {
    return Math.sin(x);
  }

  public static double overloaded(double[] x) {
    return x[0];
  }

  public static double[] squares(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] * x[i];
    }
    return y;
  }

  static int constant(int i) {
    return i + 1;
  }

  @GradientOf(owner = Examples.class, method = "rosenbrock")
  public interface Value {
    double value(double[] x);
  }

  @GradientOf(owner = Examples.class, method = "overloaded")
  public interface OfNumber {
    double value(double x);
  }

  @GradientOf(owner = Examples.class, method = "rosenbrock")
  public interface Misfit {
    double valueAndGradient(double[] x, float[] g);
  }

  @GradientOf(owner = Examples.class, method = "rosenbrock")
  public interface Stranger {
    double slope(double[] x);
  }

  @GradientOf(owner = Examples.class, ownerName = "Examples", method = "rosenbrock")
  public interface TwoOwners {}

  @GradientOf(method = "rosenbrock")
  public interface NoOwner {}

  @GradientOf(owner = Examples.class, method = "rosenbrok")
  public interface Misspelt {}

  @GradientOf(owner = Examples.class, method = "overloaded")
  public interface Ambiguous {}

  @GradientOf(owner = Examples.class, method = "rosenbrock")
  interface Hidden {
    double value(double[] x);
  }

  /** Not marked. */
  public interface Unmarked {}
}
