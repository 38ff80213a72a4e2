package dev.gradus.compiler.tile;

import dev.gradus.runtime.Differentiable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Methods with loops over n elements, and how many loops of their adjoints are aligned. */
final class ShiftedLoops {
  /** How many loops of the adjoint, if arrays differ, index all arrays alike after the pass. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Aligned {
    int value();
  }

  private ShiftedLoops() {}

  @Aligned(1)
  @Differentiable
  public static double productsWithTheOneBefore(double[] x, double[] y, int n) {
    double[] k = new double[n + 1];
    for (int i = 1; i <= n; i++) k[i] = x[i] * y[i - 1];
    return k[n] * k[n] + k[n / 2];
  }

  @Aligned(1)
  @Differentiable
  public static double downwards(double[] x, double[] y, int n) {
    double[] k = new double[n + 1];
    for (int i = n; i > 0; i--) k[i] = y[i + 2] * y[i] - x[i] * x[i - 1];
    return k[n] * k[n / 2] * k[n / 3];
  }

  /** Steps of a heat equation: each reads three neighbours. */
  @Aligned(1)
  @Differentiable
  public static double heat(double[] x, double[] y, int n) {
    double[] now = new double[n + 1];
    double[] next = new double[n + 1];
    for (int i = 0; i <= n; i++) now[i] = x[i];
    for (int s = 0; s < 3; s++) {
      for (int i = 1; i < n; i++) next[i] = now[i] + 0.1 * (now[i - 1] - 2 * now[i] + now[i + 1]);
      for (int i = 1; i < n; i++) now[i] = next[i];
    }
    return now[n / 2] * y[0] + now[n / 3] * now[n / 4];
  }

  /** Where x and y may be one array, an iteration may read what another one has written. */
  @Aligned(1)
  @Differentiable
  public static double overwriting(double[] x, double[] y, int n) {
    for (int i = 1; i <= n; i++) y[i] = x[i] * x[i - 1];
    return y[n] * y[n / 2] + y[0];
  }

  @Aligned(1)
  @Differentiable
  public static double floats(double[] x, double[] y, int n) {
    float[] f = new float[n + 1];
    float[] k = new float[n + 1];
    for (int i = 0; i <= n; i++) f[i] = (float) x[i];
    for (int i = 1; i <= n; i++) k[i] = f[i] * f[i - 1];
    return k[n] * k[n / 2] + y[0];
  }

  /** Each iteration reads what the one before has written. */
  @Aligned(0)
  @Differentiable
  public static double recurrence(double[] x, double[] y, int n) {
    double[] k = new double[n + 1];
    for (int i = 1; i <= n; i++) k[i] = x[i] * k[i - 1] + y[i];
    return k[n];
  }

  /** Nothing to align: the JVM makes vectors of it. */
  @Aligned(0)
  @Differentiable
  public static double alike(double[] x, double[] y, int n) {
    double[] k = new double[n + 1];
    for (int i = 0; i <= n; i++) k[i] = x[i] * y[i];
    return k[n] * k[0];
  }
}
