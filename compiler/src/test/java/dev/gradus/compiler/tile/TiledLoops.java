package dev.gradus.compiler.tile;

import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.Differentiable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Methods with a loop each, of n iterations, and what becomes of it. */
final class TiledLoops {
  /** How many loops of the reverse program run in tiles. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface InTiles {
    int value();

    /** Whether the value has no sums, whose order would show in it. */
    boolean exact() default false;
  }

  private TiledLoops() {}

  @InTiles(1)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double sumOfExponentials(double[] x, double[] y, int n) {
    double s = 0.5;
    for (int i = 0; i < n; i++) s += Math.exp(x[i]) * y[i];
    return s;
  }

  @InTiles(1)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double difference(double[] x, double[] y, int n) {
    double s = 0;
    for (int i = 0; i < n; i++) s -= Math.sin(x[i] * y[i]) - Math.log1p(y[i] * y[i]);
    return s;
  }

  @InTiles(1)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double dot(double[] x, double[] y, int n) {
    double s = 0;
    for (int i = 0; i < n; i++) s += x[i] * y[i];
    return s;
  }

  @InTiles(1)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double shifted(double[] x, double[] y, int n) {
    double s = 0;
    for (int i = 1; i <= n; i++) s += Math.tanh(x[i]) * y[i - 1];
    return s;
  }

  @InTiles(1)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double downwards(double[] x, double[] y, int n) {
    double s = 0;
    for (int i = n - 1; i >= 0; i--) s += Math.exp(x[i]) / (1 + y[i] * y[i]);
    return s;
  }

  @InTiles(1)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double scaled(double[] x, double[] y, int n) {
    double s = 0;
    for (int i = 0; i < n; i++) s += Math.exp(y[0] * x[i]);
    return s;
  }

  @InTiles(1)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double everySecond(double[] x, double[] y, int n) {
    double s = 0;
    int half = n / 2;
    for (int i = 0; i < half; i++) s += Math.exp(x[2 * i]) * y[i];
    return s;
  }

  @InTiles(1)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double choices(double[] x, double[] y, int n) {
    double s = 0;
    for (int i = 0; i < n; i++) s += Math.exp(Math.abs(x[i])) + Math.max(x[i], y[i]);
    return s;
  }

  @InTiles(1)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double rows(double[] x, double[] y, int n) {
    double s = 0;
    int rows = n / 3;
    for (int i = 0; i < rows; i++) {
      double t = 0;
      for (int j = 0; j < 3; j++) t += x[i * 3 + j] * y[j];
      s += Math.log1p(Math.exp(t));
    }
    return s;
  }

  @InTiles(1)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double inBothLoops(double[] x, double[] y, int n) {
    double s = 0;
    for (int i = 0; i < n; i++) for (int j = 0; j < 3; j++) s += Math.sin(x[i] + y[j]);
    return s;
  }

  @InTiles(3)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double ofItsOwn(double[] x, double[] y, int n) {
    int m = Math.min(3, n);
    double[] t = new double[m];
    double s = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) t[j] = Math.exp(x[i] * y[j]);
      double u = 0;
      for (int j = 0; j < m; j++) u += t[j] * t[m - 1 - j];
      s += u;
    }
    return s;
  }

  @InTiles(value = 2, exact = true)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double throughAnArray(double[] x, double[] y, int n) {
    double[] t = new double[n + 1];
    for (int i = 0; i < n; i++) t[i] = Math.cos(x[i]) * y[i];
    return t[n / 2] + t[n / 3];
  }

  @InTiles(1)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double rowsSubtracted(double[] x, double[] y, int n) {
    double s = 0;
    int rows = n / 2;
    for (int i = 0; i < rows; i++) {
      double t = y[i];
      for (int j = 0; j < 2; j++) t += y[j] * x[i * 2 + j];
      s -= t * t;
    }
    return s;
  }

  @InTiles(2)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double maximum(double[] x, double[] y, int n) {
    double s = y[0];
    for (int i = 0; i < n; i++) s = Math.max(s, x[i]);
    return s * y[1];
  }

  @InTiles(2)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double maximumOfFloats(double[] x, double[] y, int n) {
    float[] f = new float[n + 1];
    for (int i = 0; i <= n; i++) f[i] = (float) x[i];
    float s = f[0];
    for (int i = 1; i < n; i++) s = Math.max(s, f[i]);
    return s * y[1];
  }

  @InTiles(1)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double minimum(double[] x, double[] y, int n) {
    double s = 5;
    for (int i = n - 1; i >= 0; i--) s = Math.min(x[i], s);
    return s * y[1];
  }

  @InTiles(0)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double chain(double[] x, double[] y, int n) {
    double s = 0;
    for (int i = 0; i < n; i++) s = Math.tanh(s + x[i] * y[i]);
    return s;
  }

  @InTiles(0)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double fromTheOneBefore(double[] x, double[] y, int n) {
    double[] t = x.clone();
    for (int i = 1; i < n; i++) t[i] += Math.exp(-t[i - 1] * t[i - 1]) * y[i];
    return t[n];
  }

  @InTiles(0)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double untilItIsSmall(double[] x, double[] y, int n) {
    double s = 0;
    for (int i = 0; i < n; i++) {
      if (x[i] > 1e9) break;
      s += Math.exp(x[i]) * y[i];
    }
    return s;
  }

  @InTiles(0)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double oneElement(double[] x, double[] y, int n) {
    double[] t = new double[1];
    double s = 0;
    for (int i = 0; i < n; i++) {
      s += Math.exp(x[i]) * t[0];
      t[0] = y[i];
    }
    return s;
  }

  @InTiles(1)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double rosenbrock(double[] x, double[] y, int n) {
    double s = 0;
    for (int i = 0; i < n; i++) {
      double a = x[i + 1 - 1] - y[i] * y[i];
      double b = y[i + 1] - y[i + 2] * x[i];
      s += 0.5 * a * a + b * b;
    }
    return s;
  }

  @InTiles(1)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double neighbours(double[] x, double[] y, int n) {
    double s = 0;
    for (int i = 1; i <= n; i++) {
      s += Math.sin(y[i]) - Math.exp(y[i + 1]) + Math.tanh(y[i - 1]) - y[i] / 3;
    }
    return s;
  }

  @InTiles(1)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double neighboursDownwards(double[] x, double[] y, int n) {
    double s = 0;
    for (int i = n - 1; i >= 0; i--) {
      double d = y[i + 1] - y[i];
      s += d * d * x[i];
    }
    return s;
  }

  @InTiles(1)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double atTwoPaces(double[] x, double[] y, int n) {
    double s = 0;
    int half = n / 2;
    for (int i = 0; i < half; i++) s += Math.exp(y[i] - y[2 * i + 1]);
    return s;
  }

  @InTiles(0)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double atTwoPacesWithoutFunctions(double[] x, double[] y, int n) {
    double s = 0;
    int half = n / 2;
    for (int i = 0; i < half; i++) s += y[i] * y[2 * i + 1];
    return s;
  }

  @InTiles(1)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double extremesOfRows(double[] x, double[] y, int n) {
    double s = 0;
    int rows = n / 3;
    for (int i = 0; i < rows; i++) {
      double m = y[i];
      for (int j = 0; j < 3; j++) m = Math.max(m, x[i * 3 + j]);
      double t = 0;
      for (int j = 0; j < 3; j++) t += Math.exp(x[i * 3 + j] - m);
      s += m + Math.log(t);
    }
    return s;
  }

  @InTiles(4)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double sharedRows(double[] x, double[] y, int n) {
    int m = Math.min(6, n);
    double[] t = new double[m];
    double s = 0;
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < m; c++) t[c] = Math.tanh(x[i] - y[c]);
      double u = 0;
      for (int c = 0; c < m; c++) u += y[c] * t[c];
      s += u * u;
    }
    return s;
  }

  @InTiles(1)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double repeated(double[] x, double[] y, int n) {
    double s = 0;
    int rows = n / 3;
    for (int i = 0; i < rows; i++) {
      double u = y[i];
      for (int j = 0; j < 2; j++) {
        for (int c = 0; c < 3; c++) u += Math.sin(x[i * 3 + c] * y[j]);
      }
      s += Math.exp(u);
    }
    return s;
  }

  @InTiles(2)
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double neverRepeated(double[] x, double[] y, int n) {
    int never = Math.max(n - 10_000, 0);
    double s = 0;
    for (int i = 0; i < n; i++) {
      double u = y[i];
      for (int j = 0; j < never; j++) {
        for (int c = 0; c < 3; c++) u += x[i * 3 + c] * y[j];
      }
      s += Math.exp(u);
    }
    return s;
  }
}
