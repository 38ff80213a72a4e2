package dev.gradus.compiler.oracle;

/** Derivatives of smooth functions of one variable by central differences of eighth order. */
public final class DifferenceQuotient {
  private static final double[] WEIGHTS = {4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280};

  private DifferenceQuotient() {}

  /** A function that may throw. */
  @FunctionalInterface
  public interface Curve {
    double at(double x) throws Throwable;
  }

  /** The derivative of a function at x, with a step proportional to x where x is large. */
  public static double of(Curve function, double x) throws Throwable {
    return of(function, x, 0x1p-8 * Math.max(Math.abs(x), 0.25));
  }

  /** The derivative of a function at x with a given step. */
  public static double of(Curve function, double x, double step) throws Throwable {
    double sum = 0;
    for (int k = 1; k <= WEIGHTS.length; k++) {
      sum += WEIGHTS[k - 1] * (function.at(x + k * step) - function.at(x - k * step));
    }
    return sum / step;
  }
}
