package dev.gradus.compiler.tile;

import dev.gradus.runtime.Differentiable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Methods with n sums over as many columns as x has elements, and how many loops of their adjoints
 * run in pairs.
 */
final class LoopsOfSums {
  /** How many loops of the adjoint, if arrays differ, do two iterations at once after the pass. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Paired {
    int value();
  }

  private LoopsOfSums() {}

  @Paired(1)
  @Differentiable
  public static double leastSquares(double[] x, double[] y, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double residual = y[i];
      for (int j = 0; j < x.length; j++) residual -= y[i * x.length + j + 1] * x[j];
      sum += residual * residual;
    }
    return sum;
  }

  /** Saves the powers of every row. */
  @Paired(1)
  @Differentiable
  public static double powers(double[] x, double[] y, int n) {
    double sum = y[0];
    for (int i = 0; i < n; i++) {
      double t = -1 + i * 2.0 / n;
      double residual = Math.signum(t);
      double power = 1;
      for (int j = 0; j < x.length; j++) {
        residual -= x[j] * power;
        power *= t;
      }
      sum += residual * residual;
    }
    return sum;
  }

  /** Saves doubles and floats, and more than one. */
  @Paired(1)
  @Differentiable
  public static double products(double[] x, double[] y, int n) {
    double sum = y[0];
    for (int i = 0; i < n; i++) {
      double p = 1;
      double q = 1 + i;
      float r = i;
      for (int j = 0; j < x.length; j++) {
        double v = x[j];
        p *= v + q;
        q = q * 0.5 * v;
        r = r * (float) v + 1;
      }
      sum += p * q * r;
    }
    return sum;
  }

  @Paired(1)
  @Differentiable
  public static double downwards(double[] x, double[] y, int n) {
    double sum = 1;
    for (int i = n; i > 0; i--) {
      double s = 0;
      for (int j = x.length - 1; j >= 0; j--) s = s * y[i] + x[j] * y[n + i - j + x.length];
      sum += s * s * y[i - 1];
    }
    return sum;
  }

  @Paired(1)
  @Differentiable
  public static double byColumns(double[] x, double[] y, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double s = 1;
      for (int j = 0; j < x.length; j++) s += x[j] * y[j * n + i];
      if (s > 0.9) sum += s * s;
    }
    return sum;
  }

  /** Indices are right because they overflow. */
  @Paired(1)
  @Differentiable
  public static double overflowing(double[] x, double[] y, int n) {
    double sum = 0;
    int big = y.length > 1 ? Integer.MAX_VALUE : 0;
    for (int i = 0; i < n; i++) {
      double s = i;
      for (int j = 0; j < x.length; j++) s += x[j] * y[i + big + j + big + 2];
      sum += s * s;
    }
    return sum;
  }

  /** Runs for n below -5 only, however far above it is. */
  @Paired(1)
  @Differentiable
  public static double belowMinusFive(double[] x, double[] y, int n) {
    double sum = 0;
    for (int i = -5; i > n; i--) {
      double s = 1;
      for (int j = 0; j < x.length; j++) s += x[j] * y[-i];
      sum += s * s;
    }
    return sum;
  }

  /** Rows become longer. */
  @Paired(0)
  @Differentiable
  public static double triangle(double[] x, double[] y, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double s = y[i];
      for (int j = 0; j < Math.min(i, x.length); j++) s -= x[j] * y[i];
      sum += s * s;
    }
    return sum;
  }

  /** A row begins with what the rows before come to. */
  @Paired(0)
  @Differentiable
  public static double oneAfterTheOther(double[] x, double[] y, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double s = 0.3 * sum;
      for (int j = 0; j < x.length; j++) s -= x[j] * y[i];
      sum = s;
    }
    return sum;
  }

  /** A row reads what the rows before have written. */
  @Paired(0)
  @Differentiable
  public static double substitution(double[] x, double[] y, int n) {
    double[] z = new double[n + x.length];
    z[0] = 1;
    for (int i = 0; i < n; i++) {
      double s = y[i];
      for (int j = 0; j < x.length; j++) s -= x[j] * z[i + j];
      z[i] = s;
    }
    return z[n / 2] * z[0];
  }

  /** Where a row reads is known in the row only. */
  @Paired(0)
  @Differentiable
  public static double gathering(double[] x, double[] y, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double s = y[i];
      for (int j = 0; j < x.length; j++) s -= x[j] * y[(int) Math.abs(4 * x[j]) + i];
      sum += s * s;
    }
    return sum;
  }
}
