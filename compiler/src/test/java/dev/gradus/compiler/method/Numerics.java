package dev.gradus.compiler.method;

import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Inactive;

/** Methods with arrays of their own, inner loops and recursion, and their gradients. */
public final class Numerics {
  private Numerics() {}

  public static double logSumExp(double[] v) {
    double m = v[0];
    for (int i = 1; i < v.length; i++) {
      m = Math.max(m, v[i]);
    }
    double s = 0;
    for (int i = 0; i < v.length; i++) {
      s += Math.exp(v[i] - m);
    }
    return m + Math.log(s);
  }

  public static double leastSquares(double[] x, @Inactive double[] a, @Inactive double[] y) {
    double s = 0;
    int n = x.length;
    for (int i = 0; i < y.length; i++) {
      double r = y[i];
      for (int j = 0; j < n; j++) {
        r -= a[i * n + j] * x[j];
      }
      s += r * r;
    }
    return 0.5 * s;
  }

  public static double rungeKutta(double[] x, int steps) {
    int n = x.length;
    double[] y = new double[n];
    double h = 2.0 / steps;
    double[] k1 = new double[n];
    double[] k2 = new double[n];
    double[] k3 = new double[n];
    double[] k4 = new double[n];
    double[] t = new double[n];
    for (int s = 0; s < steps; s++) {
      slope(x, y, k1);
      move(y, h / 2, k1, t);
      slope(x, t, k2);
      move(y, h / 2, k2, t);
      slope(x, t, k3);
      move(y, h, k3, t);
      slope(x, t, k4);
      for (int i = 0; i < n; i++) {
        y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
      }
    }
    return y[n - 1];
  }

  private static void slope(double[] x, double[] y, double[] dy) {
    dy[0] = x[0];
    for (int i = 1; i < x.length; i++) {
      dy[i] = x[i] * y[i - 1];
    }
  }

  private static void move(double[] y, double h, double[] k, double[] t) {
    for (int i = 0; i < y.length; i++) {
      t[i] = y[i] + h * k[i];
    }
  }

  /** The determinant of a row-major matrix, by expansion along the first remaining row. */
  public static double determinant(double[] a, int n) {
    int[] columns = new int[n + 1];
    for (int i = 0; i <= n; i++) {
      columns[i] = i + 1;
    }
    return minor(a, n, 0, columns);
  }

  /** {@code next[c]} is the remaining column after column c - 1, counted from 1; n + 1 ends. */
  private static double minor(double[] a, int n, int row, int[] next) {
    if (row == n) {
      return 1;
    }
    double sum = 0;
    double sign = 1;
    int before = 0;
    for (int c = next[0]; c <= n; c = next[c]) {
      int after = next[c];
      next[before] = after;
      sum += sign * a[row * n + c - 1] * minor(a, n, row + 1, next);
      next[before] = c;
      before = c;
      sign = -sign;
    }
    return sum;
  }

  /** Its gradient. */
  @GradientOf(owner = Numerics.class, method = "logSumExp")
  public interface LogSumExp {
    double valueAndGradient(double[] v, double[] vAdjoint);
  }

  /** Its gradient. */
  @GradientOf(owner = Numerics.class, method = "leastSquares")
  public interface LeastSquares {
    double valueAndGradient(double[] x, double[] a, double[] y, double[] xAdjoint);
  }

  /** Its gradient. */
  @GradientOf(owner = Numerics.class, method = "rungeKutta")
  public interface RungeKutta {
    double valueAndGradient(double[] x, int steps, double[] xAdjoint);
  }

  /** Its gradient. */
  @GradientOf(owner = Numerics.class, method = "determinant")
  public interface Determinant {
    double valueAndGradient(double[] a, int n, double[] aAdjoint);
  }

  /** The product of a vector's elements. */
  public static double product(double[] v) {
    double p = 1;
    for (int i = 0; i < v.length; i++) {
      p *= v[i];
    }
    return p;
  }

  public static double elementary(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double squash = 0.5 + 0.4 * StrictMath.tanh(x[i]);
      double circular = StrictMath.sin(x[i]) * StrictMath.cos(100 * x[i]) + StrictMath.tan(squash);
      double inverse = StrictMath.asin(squash) + StrictMath.atan2(x[i], squash);
      double powers = StrictMath.pow(squash, x[i]) + StrictMath.cbrt(squash) + StrictMath.exp(x[i]);
      sum += circular * inverse + powers * StrictMath.log(squash);
    }
    return sum;
  }

  /** Its gradient. */
  @GradientOf(owner = Numerics.class, method = "elementary")
  public interface Elementary {
    double valueAndGradient(double[] x, double[] xAdjoint);
  }
}
