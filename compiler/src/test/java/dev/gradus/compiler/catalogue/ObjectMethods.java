package dev.gradus.compiler.catalogue;

import dev.gradus.compiler.oracle.Inputs;

/** Small objects that stay inside. */
public final class ObjectMethods {
  private ObjectMethods() {}

  /** A complex number. */
  public record Complex(double re, double im) {
    Complex plus(Complex other) {
      return new Complex(re + other.re, im + other.im);
    }

    Complex times(Complex other) {
      return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
    }

    double norm() {
      return Math.hypot(re, im);
    }
  }

  /** A class with final fields. */
  static final class Line {
    private final double slope;
    private final double offset;

    Line(double slope, double offset) {
      this.slope = slope;
      this.offset = offset;
    }

    double at(double x) {
      return slope * x + offset;
    }

    Line shifted(double by) {
      return new Line(slope, offset + by * slope);
    }
  }

  record Pair(double[] values, double factor) {
    double dot() {
      double s = 0;
      for (double v : values) {
        s += v * factor;
      }
      return s;
    }
  }

  record Nested(Complex first, Complex second, int power) {}

  public static double recordOfTwoNumbers(double x, double y) {
    Complex z = new Complex(x, y);
    Complex w = z.times(z).plus(new Complex(0.5, x));
    return w.norm() * z.re();
  }

  public static double recordCarriedThroughALoop(double x, double y, int n) {
    Complex z = new Complex(0, 0);
    Complex c = new Complex(0.3 * x, 0.3 * y);
    for (int i = 0; i < n; i++) {
      z = z.times(z).plus(c);
    }
    return z.norm() + z.im();
  }

  @Inputs(low = -1, high = 1)
  public static double recordFromEitherBranch(double x, double y) {
    Complex z = x > 0 ? new Complex(x, y) : new Complex(y, x * x);
    if (y > 0) {
      z = z.times(z);
    }
    return z.re() * 2 + z.im();
  }

  public static double classWithFinalFields(double x, double y) {
    Line line = new Line(x, y).shifted(y);
    return line.at(2) * line.at(x);
  }

  public static double recordHoldsAnArray(double[] x, double f) {
    Pair pair = new Pair(x, f * f);
    x[0] *= 3;
    return pair.dot() * pair.values()[1];
  }

  public static double recordsNested(double x, double y) {
    Nested n = new Nested(new Complex(x, y), new Complex(y, 1), 2);
    return Math.pow(n.first().re(), n.power()) * n.second().re() + n.first().im();
  }

  private static Complex polynomial(double[] c, Complex z) {
    Complex p = new Complex(0, 0);
    for (int i = c.length - 1; i >= 0; i--) {
      p = p.times(z).plus(new Complex(c[i], 0));
    }
    return p;
  }

  public static double recordsPassedToHelpersAndReturned(double[] c, double x, double y) {
    return polynomial(c, new Complex(x, y)).norm();
  }
}
