package dev.gradus.runtime.testkit;

import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Inactive;

/** Methods with derivatives written by hand, right and wrong. */
public final class Fixtures {
  private Fixtures() {}

  public static double rosenbrock(double[] x) {
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double a = x[i + 1] - x[i] * x[i];
      sum += 100 * a * a + (1 - x[i]) * (1 - x[i]);
    }
    return sum;
  }

  /** Its gradient, times a factor in component {@code wrong}. */
  static void gradient(double[] x, double[] xAdjoint, int wrong, double factor) {
    java.util.Arrays.fill(xAdjoint, 0);
    for (int i = 0; i + 1 < x.length; i++) {
      double a = x[i + 1] - x[i] * x[i];
      xAdjoint[i] += -400 * a * x[i] - 2 * (1 - x[i]);
      xAdjoint[i + 1] += 200 * a;
    }
    if (wrong >= 0) {
      xAdjoint[wrong] *= factor;
    }
  }

  @GradientOf(owner = Fixtures.class, method = "rosenbrock")
  public interface Rosenbrock {
    void gradient(double[] x, double[] xAdjoint);
  }

  public static double relu(double x) {
    return x > 0 ? x : 0;
  }

  @GradientOf(owner = Fixtures.class, method = "relu")
  public interface Relu {
    double gradient(double x);
  }

  public static double magnitude(double x) {
    return Math.abs(x);
  }

  @GradientOf(owner = Fixtures.class, method = "magnitude")
  public interface Magnitude {
    double gradient(double x);
  }

  public static double root(double x) {
    return Math.sqrt(x);
  }

  @GradientOf(owner = Fixtures.class, method = "root")
  public interface Root {
    double gradient(double x);
  }

  /** A point of the plane. */
  public record Place(double east, double north) {}

  /** Distance and weight, for gradients by both. */
  public record PlaceAndScale(Place place, double scale) {}

  public static double mixed(Place place, @Inactive double[] data, double scale) {
    data[0] = place.east * scale;
    return data[0] * data[1] + place.north * place.north;
  }

  @GradientOf(owner = Fixtures.class, method = "mixed")
  public interface Mixed {
    PlaceAndScale gradient(Place place, double[] data, double scale);

    double accumulateGradient(Place place, double[] data, double scale, double[] scalarAdjoints);

    double jvp(
        Place place, double[] data, double scale, double east, double north, double scaleTangent);
  }

  public static float[] scaled(float[] x, float by) {
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] * x[i] * by;
    }
    return y;
  }

  @GradientOf(owner = Fixtures.class, method = "scaled")
  public interface Scaled {
    void vjp(float[] x, float by, float[] xAdjoint, float[] byAdjoint, float[] seed);
  }

  public static void swapAndSquare(double[] x) {
    double first = x[0];
    x[0] = x[1] * x[1];
    x[1] = first;
  }

  @GradientOf(owner = Fixtures.class, method = "swapAndSquare")
  public interface SwapAndSquare {
    void vjp(double[] x, double[] xAdjoint);
  }

  public static double exchangedRows(double[][] rows) {
    double[] first = rows[0];
    rows[0] = rows[1];
    rows[1] = first;
    return rows[0][0] * rows[1][0];
  }

  @GradientOf(owner = Fixtures.class, method = "exchangedRows")
  public interface ExchangedRows {
    double accumulateGradient(double[][] rows, double[][] rowsAdjoint);
  }

  public static double powers(double[] x, int exponent) {
    double sum = 0;
    for (double base : x) {
      sum += Math.pow(base, exponent);
    }
    return sum;
  }

  @GradientOf(owner = Fixtures.class, method = "powers")
  public interface Powers {
    double[] gradient(double[] x, int exponent);
  }

  public static double area(int count, double width, double height) {
    return count * width * height;
  }

  @GradientOf(owner = Fixtures.class, method = "area")
  public interface Area {
    double[] gradient(int count, double width, double height);
  }

  /** An area's gradient. */
  public record Sides(double width, double height) {}

  @GradientOf(owner = Fixtures.class, method = "area")
  public interface AreaSides {
    Sides gradient(int count, double width, double height);
  }

  public static float hypotenuse(float a, float b) {
    return (float) Math.sqrt(a * a + b * b);
  }

  @GradientOf(owner = Fixtures.class, method = "hypotenuse")
  public interface Hypotenuse {
    float[] gradient(float a, float b);
  }

  @GradientOf(owner = Fixtures.class, method = "rosenbrock")
  public interface Curvature {
    void gradient(double[] x, double[] xAdjoint);

    void hessianDiagonal(double[] x, double[] diagonal);
  }

  static void diagonal(double[] x, double[] diagonal) {
    java.util.Arrays.fill(diagonal, 0);
    for (int i = 0; i + 1 < x.length; i++) {
      diagonal[i] += 1200 * x[i] * x[i] - 400 * x[i + 1] + 2;
      diagonal[i + 1] += 200;
    }
  }
}
