package dev.gradus.compiler.catalogue;

import dev.gradus.compiler.oracle.Inputs;

/** Branches of every kind. */
public final class BranchMethods {
  private BranchMethods() {}

  @Inputs(low = -2, high = 2)
  public static double ifElse(double x, double y) {
    if (x > y) {
      return x * x - y;
    } else {
      return Math.exp(x) * y;
    }
  }

  @Inputs(low = -2, high = 2)
  public static double ifElseChain(double x) {
    double r;
    if (x < -1) {
      r = -x * x;
    } else if (x < 0) {
      r = 2 * x;
    } else if (x <= 1) {
      r = x * x * x;
    } else {
      r = Math.log(x);
    }
    return r * x;
  }

  @Inputs(low = -2, high = 2)
  public static double nestedTernaries(double x, double y) {
    return x > 0 ? y > 0 ? x * y : x - y : y < -0.5 ? x / y : x;
  }

  @Inputs(low = -2, high = 2)
  public static double shortCircuitAnd(double x, double y) {
    double r = x * y;
    if (x > 0 && y > 0 && x + y < 2) {
      r += Math.sqrt(x) * y;
    }
    return r;
  }

  @Inputs(low = -2, high = 2)
  public static double shortCircuitOr(double x, double y) {
    if (x > 1 || y < -1 || x * y > 0.5) {
      return x * x * y;
    }
    return x - y * y;
  }

  @Inputs(low = -2, high = 2)
  public static double conditionsMixed(double x, double y, boolean flag) {
    boolean a = x > y;
    boolean b = !a && flag || x < 0;
    boolean c = a ^ b | flag & y > 0;
    return (a ? x : y) * (b ? 2 : x) + (c ? x * y : 1);
  }

  @Inputs(ints = {-1, 0, 1, 2, 3, 9})
  public static double switchOnIntWithFallThrough(double x, int k) {
    double r = x;
    switch (k) {
      case 0:
        r = x * x;
        break;
      case 1:
        r += 1;
      // fall through
      case 2:
        r *= x;
        break;
      case 9:
        return Math.sin(x);
      default:
        r = -x;
    }
    return r * 2;
  }

  @Inputs(ints = {0, 1, 2, 100, 1000})
  public static double switchExpressionArrows(double x, int k) {
    double r =
        switch (k) {
          case 0, 1 -> x * 3;
          case 100 -> {
            double t = x * x;
            yield t * t;
          }
          case 1000 -> Math.exp(-x);
          default -> 1 / x;
        };
    return r + x;
  }

  @Inputs(ints = {0, 1, 2, 3})
  public static double switchWithoutDefault(double x, int k) {
    double r = 1;
    switch (k) {
      case 1 -> r = x;
      case 2 -> r = x * x;
      case 3 -> r = x * x * x;
    }
    return r * x;
  }

  @Inputs(low = -2, high = 2)
  public static double severalReturns(double x, double y) {
    if (x > 1) {
      return y;
    }
    double p = x * y;
    if (p > 0.5) {
      return p * p;
    }
    if (y < 0) {
      return Math.exp(p);
    }
    return x;
  }

  @Inputs(low = -1, high = 2)
  public static double throwAsGuard(double x) {
    if (x <= 0) {
      throw new IllegalArgumentException("x must be positive");
    }
    return Math.log(x) * x;
  }

  @Inputs(low = -1, high = 2)
  public static double throwAfterWritingAnArray(double[] x, double y) {
    x[0] = x[1] * y;
    if (y < 0.5) {
      throw new IllegalStateException();
    }
    return x[0] * x[2];
  }

  @Inputs(ints = {2, 3, 4, 5})
  public static double indexOutOfBoundsIsTheSame(double[] x, int n) {
    double s = 0;
    for (int i = 0; i < n; i++) {
      s += x[i] * x[i];
      x[i] = s;
    }
    return s;
  }

  @Inputs(ints = {0, 1, 2})
  public static double divisionByZeroOfInts(double x, int n) {
    return x * (6 / n) + x * x;
  }

  @Inputs(low = -2, high = 2)
  public static double branchOnComputedValue(double[] x) {
    double s = 0;
    for (double v : x) {
      double w = Math.sin(3 * v);
      s += w > 0 ? w * v : w < -0.9 ? 1 : v * v;
    }
    return s;
  }

  @Inputs(low = -2, high = 2)
  public static double untakenBranchWouldBeNaN(double x) {
    return x > 0 ? Math.sqrt(x) : x < -1 ? Math.log(-x) : x;
  }

  @Inputs(low = -2, high = 2)
  public static double sameValueJoinedFromBothSides(double x, double y) {
    double a = x;
    double b = y;
    if (x < y) {
      a = y;
      b = x;
    }
    return a * a - b;
  }

  @Inputs(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  public static double nestedIfsOnBits(double x, double y, int bits) {
    double r = x;
    if ((bits & 1) != 0) {
      r *= y;
      if ((bits & 2) != 0) {
        r += x;
      } else {
        r -= y * y;
      }
    }
    if ((bits & 4) != 0) {
      r = r * r;
    }
    return r;
  }

  public static double assertionsAreLeftOut(double x) {
    double y = x * x;
    return y > 1 ? y : y * y;
  }

  @Inputs(low = -2, high = 2, unreached = 1)
  public static double comparisonsOfEveryKind(double x, double y, long k) {
    double s = 0;
    if (x < y) {
      s += x;
    }
    if (x <= y) {
      s += y;
    }
    if (x >= y) {
      s += x * y;
    }
    if (x != y) {
      s += 1;
    }
    if (k > 2L) {
      s *= x;
    }
    if (k == 1L) {
      s -= y;
    }
    return s;
  }

  public static double conditionKnownAtCompileTime(double x) {
    final boolean on = true;
    if (on) {
      return x * 2;
    }
    return x;
  }
}
