package dev.gradus.benchmarks.reference;

/** The adjoint of {@code rosenbrock.c} in Java: what one would write by hand. */
final class RosenbrockByHand {
  private RosenbrockByHand() {}

  /** The value at x; fills g with the gradient. */
  static double valueAndGradient(double[] x, double[] g) {
    int n = x.length;
    double sum = 0;
    double before = 0;
    for (int i = 0; i < n - 1; i++) {
      double a = x[i + 1] - x[i] * x[i];
      double b = 1 - x[i];
      sum += 100 * a * a + b * b;
      g[i] = 200 * before - 400 * a * x[i] - 2 * b;
      before = a;
    }
    g[n - 1] = 200 * before;
    return sum;
  }
}
