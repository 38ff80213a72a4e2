package dev.gradus.compiler.read;

/** Methods with every kind of decision. */
public final class BranchFixtures {
  private BranchFixtures() {}

  public static double ternary(double x, double y) {
    return x > y ? x - y : y * 2;
  }

  public static double nestedTernary(double x) {
    return x < -1 ? -1 : x > 1 ? 1 : x;
  }

  public static double clampInPlace(double x, double low, double high) {
    if (x < low) {
      x = low;
    } else if (x > high) {
      x = high;
    }
    return x;
  }

  public static double conjunction(double x, double y) {
    if (x > 0 && y > 0 && x < y) {
      return Math.log(x) + Math.log(y);
    }
    return 0;
  }

  public static double disjunction(double x, double y) {
    if (x > 1 || y > 1 || x * y < -1) {
      x = x * y;
    }
    return x - y;
  }

  public static double mixed(double x, double y, boolean c) {
    if ((x > 0 || c) && !(y > 0 && !c)) {
      return x + y;
    } else {
      return x - y;
    }
  }

  public static boolean comparison(double x, double y) {
    return x <= y;
  }

  public static boolean booleanLogic(boolean a, boolean b, boolean c) {
    boolean d = a & !b | c;
    boolean e = a ^ b;
    return d != e && (a || c == e);
  }

  public static boolean allPositive(double[] x) {
    boolean all = true;
    for (double v : x) {
      all &= v > 0;
    }
    return all;
  }

  public static boolean[] flags(double[] x, boolean[] f) {
    for (int i = 0; i < x.length && i < f.length; i++) {
      f[i] = x[i] > 0 || f[i];
    }
    return f;
  }

  public static int truthAsNumber(double x, boolean b) {
    int n = x > 0 ? 1 : 0;
    n += b ? 1 : 0;
    return n << 3;
  }

  public static double nanComparisons(double x, double y) {
    double s = 0;
    if (x < y) {
      s += 1;
    }
    if (x <= y) {
      s += 2;
    }
    if (x > y) {
      s += 4;
    }
    if (x >= y) {
      s += 8;
    }
    if (x == y) {
      s += 16;
    }
    if (x != y) {
      s += 32;
    }
    if (!(x < y)) {
      s += 64;
    }
    if (!(x >= y)) {
      s += 128;
    }
    return s;
  }

  public static float floatComparisons(float x, float y) {
    float s = 0;
    if (!(x < y)) {
      s += 1;
    }
    if (x <= y) {
      s += 2;
    }
    while (x > s && s < 20) {
      s += 3;
    }
    return x != y ? s : -s;
  }

  public static int longComparisons(long a, long b) {
    int s = 0;
    if (a < b) {
      s += 1;
    }
    if (a >= b) {
      s += 2;
    }
    if (a == b) {
      s += 4;
    }
    if (a != b + 1) {
      s += 8;
    }
    return s;
  }

  public static double tableSwitch(int k, double x) {
    switch (k) {
      case 0:
        return x;
      case 1:
      case 2:
        x = x * x;
        break;
      case 3:
        x += 1;
      // Falls through.
      case 4:
        x *= 3;
        break;
      default:
        x = -x;
    }
    return x;
  }

  public static double lookupSwitch(int k, double x) {
    return switch (k) {
      case -3, 10 -> Math.sin(x);
      case 5 -> Math.cos(x);
      case 11, 12 -> {
        double y = x;
        for (int i = 0; i < k; i++) {
          y += 0.25;
        }
        yield y;
      }
      default -> x;
    };
  }

  public static double switchInLoop(int[] program, double x) {
    for (int p : program) {
      switch (p) {
        case 0 -> x += 1;
        case 1 -> x *= 2;
        case 2 -> x = -x;
        case 3 -> {
          if (x > 100) {
            return x;
          }
        }
        default -> x /= 2;
      }
    }
    return x;
  }

  public static double severalReturns(double x, double y) {
    if (x < 0) {
      return -1;
    }
    double s = x + y;
    if (s > 3) {
      return s;
    }
    s *= s;
    if (y > 1) {
      if (x > 1) {
        return s + 1;
      }
      s -= 1;
    }
    return s;
  }

  public static double guard(double x) {
    if (x < 0) {
      throw new IllegalArgumentException("negative");
    }
    return Math.sqrt(x);
  }

  public static double guardsInLoop(double[] x) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      if (x[i] < -2) {
        throw new IllegalStateException("too small");
      }
      if (Double.isNaN(x[i])) {
        throw new ArithmeticException();
      }
      s += x[i];
    }
    return s;
  }

  public static void onlyThrows() {
    throw new UnsupportedOperationException(String.valueOf(3));
  }

  public static double conditionWithAssignment(double[] x) {
    int i = 0;
    double v;
    double s = 0;
    while (i < x.length && (v = x[i]) > -1 && v != 0.5) {
      s += v;
      i++;
    }
    return s;
  }

  public static double conditionalArgument(double x, double y) {
    return Math.max(x > 0 ? x : -x, y > 0 ? Math.sqrt(y) : 0);
  }

  public static double unstructured(double x, double y) {
    found:
    {
      if (x > 1) {
        if (y > 1) {
          break found;
        }
        x += 1;
      } else if (y < 0) {
        x *= 2;
        break found;
      }
      x -= 10;
    }
    return x * y;
  }

  /** The object exists, not yet initialised, while its argument is decided. */
  public static double chosenMessage(double x) {
    if (x > 1) {
      throw new IllegalStateException(x > 2 ? "large" : "above one");
    }
    return x;
  }

  /** Concatenations with a constant, a number of every kind, and a null reference. */
  public static double joinedMessage(double x, int n, long m, float f, boolean b) {
    if (x > 0) {
      String text = n > 3 ? null : "small";
      throw new IllegalStateException(
          "x = " + x + ", n=" + n + m + f + b + (char) (n + 70) + (byte) n + text + '.');
    }
    return x;
  }
}
