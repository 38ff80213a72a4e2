package dev.gradus.compiler.inline;

/** Methods whose calls are inlined. */
public final class InlineFixtures {
  private InlineFixtures() {}

  public static double severalReturns(double x) {
    double total = 0;
    for (int i = 0; i < 4; i++) {
      total += sign(x - i) * firstAbove(i, x);
    }
    return total;
  }

  private static double sign(double x) {
    if (x > 0) {
      return 1;
    } else if (x < 0) {
      return -1;
    }
    return 0;
  }

  private static double firstAbove(int from, double limit) {
    for (int i = from; i < 10; i++) {
      if (i * i > limit) {
        return i;
      }
    }
    return -1;
  }

  public static double guarded(double x) {
    double y = x > 1 ? fail(x) : root(x);
    return y + 1;
  }

  private static double root(double x) {
    check(x);
    return Math.sqrt(x);
  }

  private static void check(double x) {
    if (x < 0) {
      throw new IllegalArgumentException("negative");
    }
  }

  private static double fail(double x) {
    throw new IllegalStateException(x > 2 ? "large" : "above one");
  }

  public static double both(double x) {
    if (x > 0) {
      fail(x);
    } else {
      fail(-x);
    }
    return x;
  }

  public static double nested(double[] x) {
    scale(x, 3);
    return sum(x) + sum(x);
  }

  private static void scale(double[] x, double by) {
    if (by == 1) {
      return;
    }
    for (int i = 0; i < x.length; i++) {
      x[i] *= by;
    }
  }

  private static double sum(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += square(v);
    }
    return sum;
  }

  private static double square(double x) {
    return x * x;
  }

  public static double recursive(int n) {
    return square(factorial(n)) + (even(n) ? 1 : 0);
  }

  private static double factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }

  private static boolean even(int n) {
    return n <= 0 || odd(n - 1);
  }

  private static boolean odd(int n) {
    return n > 0 && even(n - 1);
  }
}
