package dev.gradus.compiler.method;

import dev.gradus.runtime.DerivativeMode;
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

  public static double mixed(double a, double[] x, double b, @Inactive double[] y, float c) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += a * x[i] * y[i] + b * Math.exp(x[i]) + c;
    }
    return sum * a;
  }

  public static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  /** Writes to its first argument. */
  public static double scaled(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] *= 2;
      sum += x[i] * x[i] * y[i];
    }
    return sum;
  }

  public static void map(double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = Math.sin(x[i]);
    }
  }

  public static double ofNumbers(double a, double b) {
    return a * a * b + Math.sin(b);
  }

  public static double bilinear(double[][] m, double[] x) {
    double sum = 0;
    for (int i = 0; i < m.length; i++) {
      for (int j = 0; j < x.length; j++) {
        sum += m[i][j] * x[i] * x[j];
      }
    }
    return sum;
  }

  public static float single(float[] x) {
    float sum = 0;
    for (float v : x) {
      sum += v * v * v;
    }
    return sum;
  }

  /** Fails beyond the end after having saved. */
  public static double failing(double[] x, int n) {
    double product = 1;
    for (int i = 0; i < n; i++) {
      product *= Math.exp(x[i]) + product * product;
    }
    return product;
  }

  @GradientOf(owner = Examples.class, method = "rosenbrock")
  public interface Rosenbrock {
    double value(double[] x);

    void gradient(double[] x, double[] xAdjoint);

    double[] gradient(double[] x);

    double valueAndGradient(double[] x, double[] xAdjoint);

    Result valueAndGradient(double[] x);

    double accumulateGradient(double[] x, double[] xAdjoint);

    double vjp(double[] x, double[] xAdjoint, double seed);

    double jvp(double[] x, double[] xTangent);

    double valueAndJvp(double[] x, double[] xTangent, double[] tangent);

    void hvp(double[] x, double[] xTangent, double[] product);

    double[] hvp(double[] x, double[] xTangent);

    void hessian(double[] x, double[][] hessian);

    double[][] hessian(double[] x);

    void hessianDiagonal(double[] x, double[] diagonal);

    double[] hessianDiagonal(double[] x);
  }

  /** A point of the plane. */
  public record Point(double x, double y) {}

  /** Parameters of a model, some of them in a record of their own. */
  public record Setting(double scale, double[] weights, int power, Point shift) {}

  public static double withSetting(Setting s, double[] x, double t) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double z = s.weights()[i] * (x[i] - s.shift().x());
      double term = 1;
      for (int k = 0; k < s.power(); k++) {
        term *= z;
      }
      sum += s.scale() * term + s.shift().y() * t;
    }
    return sum;
  }

  public static double norm(Point p) {
    return p.x() * p.x() + 3 * p.y();
  }

  @GradientOf(owner = Examples.class, method = "norm")
  public interface OfPoint {
    Point gradient(Point p);

    double valueAndGradient(Point p, double[] xy);

    double jvp(Point p, double x, double y);

    double[][] hessian(Point p);
  }

  /** The gradient by setting, array and number. */
  public record SettingGradient(double value, Setting s, double[] x, double t) {}

  @GradientOf(owner = Examples.class, method = "withSetting")
  public interface OfSetting {
    SettingGradient valueAndGradient(Setting s, double[] x, double t);

    double valueAndGradient(
        Setting s, double[] x, double t, double[] weights, double[] xAdjoint, double[] scalars);
  }

  /** A class whose field nobody can read. */
  public static final class Closed {
    private final double inside;

    public Closed(double inside) {
      this.inside = inside;
    }
  }

  public static double ofClosed(Closed c) {
    return 2 * c.inside;
  }

  /** A value with a gradient. */
  public record Result(double value, double[] gradient) {}

  @GradientOf(owner = Examples.class, method = "rosenbrock", mode = DerivativeMode.FORWARD)
  public interface Forward {
    double valueAndGradient(double[] x, double[] xAdjoint);

    double[] gradient(double[] x);
  }

  @GradientOf(owner = Examples.class, method = "mixed")
  public interface Mixed {
    double valueAndGradient(
        double a,
        double[] x,
        double b,
        double[] y,
        float c,
        double[] xAdjoint,
        double[] scalars,
        float[] floats);

    MixedGradient gradient(double a, double[] x, double b, double[] y, float c);

    double jvp(
        double a,
        double[] x,
        double b,
        double[] y,
        float c,
        double aTangent,
        double[] xTangent,
        double bTangent,
        float cTangent);
  }

  /** The gradient by all active parameters. */
  public record MixedGradient(double a, double[] x, double b, float c) {}

  @GradientOf(owner = Examples.class, method = "dot")
  public interface Dot {
    double valueAndGradient(double[] x, double[] y, double[] xAdjoint, double[] yAdjoint);

    void hvp(
        double[] x,
        double[] y,
        double[] xTangent,
        double[] yTangent,
        double[] xProduct,
        double[] yProduct);
  }

  @GradientOf(owner = Examples.class, method = "scaled")
  public interface Scaled {
    double valueAndGradient(double[] x, double[] y, double[] xAdjoint, double[] yAdjoint);
  }

  @GradientOf(owner = Examples.class, method = "scaled", mode = DerivativeMode.FORWARD)
  public interface ScaledForward {
    double valueAndGradient(double[] x, double[] y, double[] xAdjoint, double[] yAdjoint);
  }

  @GradientOf(owner = Examples.class, method = "map")
  public interface OfMap {
    void vjp(double[] x, double[] y, double[] xAdjoint, double[] yAdjoint);

    void jvp(double[] x, double[] y, double[] xTangent, double[] yTangent);
  }

  @GradientOf(owner = Examples.class, method = "squares")
  public interface Squares {
    double[] vjp(double[] x, double[] xAdjoint, double[] seed);

    double[] jvp(double[] x, double[] xTangent);

    double[][] jacobian(double[] x);

    void jacobian(double[] x, double[][] jacobian);
  }

  @GradientOf(owner = Examples.class, method = "squares", mode = DerivativeMode.REVERSE)
  public interface SquaresByRows {
    double[][] jacobian(double[] x);
  }

  @GradientOf(owner = Examples.class, method = "ofNumbers")
  public interface OfNumbers {
    double[] gradient(double a, double b);

    double[][] hessian(double a, double b);

    double[] hessianDiagonal(double a, double b);
  }

  @GradientOf(owner = Examples.class, method = "cube")
  public interface Cube {
    double gradient(double x);
  }

  @GradientOf(owner = Examples.class, method = "bilinear")
  public interface Bilinear {
    double valueAndGradient(double[][] m, double[] x, double[][] mAdjoint, double[] xAdjoint);
  }

  @GradientOf(owner = Examples.class, method = "single")
  public interface Single {
    float valueAndGradient(float[] x, float[] xAdjoint);

    float[][] hessian(float[] x);
  }

  @GradientOf(owner = Examples.class, method = "failing")
  public interface Failing {
    double valueAndGradient(double[] x, int n, double[] xAdjoint);
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
