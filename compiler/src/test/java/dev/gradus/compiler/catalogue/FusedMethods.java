package dev.gradus.compiler.catalogue;

import dev.gradus.compiler.oracle.Inputs;

/** Loops and calls that may run backwards as they run forwards, and some that only look like it. */
public final class FusedMethods {
  private FusedMethods() {}

  /** The array is filled in every iteration before it is read. */
  @Inputs(length = 5, ints = 3)
  public static double arrayFilledInEveryIteration(double[] x, int n) {
    double[] t = new double[x.length];
    double total = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < t.length; j++) {
        t[j] = x[j] * (i + 1) + 0.1 * j;
      }
      double product = 1;
      for (int j = 0; j < t.length; j++) {
        product *= t[j];
      }
      total += product + Math.sin(t[t.length - 1]);
    }
    return total;
  }

  /** The rows of a flat matrix are filled by two loops. */
  @Inputs(length = 6, ints = 2)
  public static double matrixFilledInEveryIteration(double[] x, int n) {
    int d = x.length / 2;
    double[] t = new double[n * d];
    double[] sums = new double[n];
    double total = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < d; k++) {
          t[j * d + k] = x[k] * x[d + k] + i - j;
        }
      }
      for (int j = 0; j < n; j++) {
        double sum = x[j];
        for (int k = 0; k < d; k++) {
          sum += t[j * d + k] * t[j * d];
        }
        sums[j] = sum;
      }
      double max = sums[0];
      for (int j = 1; j < n; j++) {
        max = Math.max(max, sums[j]);
      }
      double s = 0;
      for (int j = 0; j < n; j++) {
        s += Math.exp(0.1 * (sums[j] - max));
      }
      total += max + Math.log(s);
    }
    double rest = 0;
    for (int k = 0; k < x.length; k++) {
      rest = Math.cos(rest) * x[k];
    }
    return total * 0.5 - rest;
  }

  /** The last element comes from the iteration before. */
  @Inputs(length = 4, ints = 4)
  public static double arrayFilledButForItsEnd(double[] x, int n) {
    double[] t = new double[x.length];
    double total = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < t.length - 1; j++) {
        t[j] = x[j] * i;
      }
      total += t[t.length - 1] * x[0] + t[0];
      t[t.length - 1] = total * 0.3;
    }
    return total;
  }

  /** Elements are read before they are filled. */
  @Inputs(length = 4, ints = 4)
  public static double arrayReadWhileItIsFilled(double[] x, int n) {
    double[] t = new double[x.length];
    double total = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < t.length; j++) {
        total += t[(j + 1) % t.length] * 0.5;
        t[j] = x[j] * x[(i + j) % x.length];
      }
    }
    return total;
  }

  /** Only some iterations fill the array. */
  @Inputs(length = 4, ints = 5)
  public static double arrayFilledNowAndThen(double[] x, int n) {
    double[] t = new double[x.length];
    double total = 0;
    for (int i = 0; i < n; i++) {
      if (i % 2 == 0) {
        for (int j = 0; j < t.length; j++) {
          t[j] = x[j] * (i + 1);
        }
      }
      total += t[0] * t[1] + t[i % t.length];
    }
    return total;
  }

  @Inputs(length = 4, ints = 3)
  public static double arrayReadAfterTheLoopThatFillsIt(double[] x, int n) {
    double[] t = new double[x.length];
    double total = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < t.length; j++) {
        t[j] = x[j] * x[j] * (i + 1);
      }
      total += t[1];
    }
    for (int j = 0; j < t.length; j++) {
      total += t[j] * x[j];
    }
    return total;
  }

  /** What the first loop reads is overwritten behind it. */
  @Inputs(length = 5)
  public static double argumentOverwrittenBehindALoop(double[] x) {
    double total = 0;
    for (int i = 0; i < x.length; i++) {
      total += x[i] * x[i];
    }
    double chain = 0.5;
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.sin(x[i] * chain);
      chain += x[i];
    }
    return total + chain * x[0];
  }

  /** A number from outside is used by loops of both kinds. */
  @Inputs(length = 4)
  public static double numberSharedByLoopsOfBothKinds(double[] x, double a) {
    double total = 0;
    for (int i = 0; i < x.length; i++) {
      total += x[i] * x[i] * a;
    }
    double chain = a;
    for (int i = 0; i < x.length; i++) {
      chain = Math.sin(chain) * x[i];
    }
    double more = 0;
    for (int i = 0; i < x.length; i++) {
      more += Math.exp(x[i] * a);
    }
    return total + 2 * chain + more / a;
  }

  /** A place that moves by varying steps. */
  @Inputs(length = 10)
  public static double triangularPlaces(double[] x) {
    double total = 0;
    for (int i = 0; i < 4; i++) {
      int at = i;
      double sum = x[i];
      for (int j = 0; j < i; j++) {
        sum += x[at] * x[j];
        at += 3 - j;
      }
      total += sum * sum;
    }
    return total;
  }

  @Inputs(length = 6)
  public static double recursion(double[] x) {
    return Math.exp(0.1 * tail(x, 0));
  }

  private static double tail(double[] x, int from) {
    if (from >= x.length) {
      return 1;
    }
    double sum = 0;
    for (int i = from; i < x.length; i++) {
      sum += x[i] * tail(x, i + 2);
    }
    return sum;
  }

  /** The factor of one call is the result of another. */
  @Inputs(length = 5)
  public static double recursionInBothFactors(double[] x) {
    return tree(x, 0, x.length) + x[0];
  }

  private static double tree(double[] x, int from, int to) {
    if (to - from < 2) {
      return Math.sin(x[from]);
    }
    int middle = (from + to) / 2;
    return tree(x, from, middle) * tree(x, middle, to) + x[from];
  }

  /** The cotangent of the call is known behind it only. */
  @Inputs(length = 5)
  public static double recursionSquared(double[] x) {
    return squares(x, 0);
  }

  private static double squares(double[] x, int from) {
    if (from == x.length) {
      return 0.5;
    }
    double rest = squares(x, from + 1);
    return x[from] * rest * rest;
  }

  /** What the function reads changes between its calls. */
  @Inputs(length = 5)
  public static double recursionOverAnArrayThatChanges(double[] x) {
    double first = tail(x, 1);
    x[2] = first * 0.3;
    double second = tail(x, 0);
    x[3] = second + first;
    return tail(x, 2) * second;
  }

  @Inputs(length = 5)
  public static double recursionWithAnActiveNumber(double[] x, double a) {
    return horner(x, a, 0) * a;
  }

  private static double horner(double[] x, double a, int from) {
    return from == x.length ? 1 : x[from] + a * horner(x, a * 0.9, from + 1);
  }

  /** A number of the branch is used in its loop. */
  @Inputs(length = 5)
  public static double recursionWithANumberFromTheBranch(double[] x) {
    return scaled(x, 0);
  }

  private static double scaled(double[] x, int from) {
    double sum = 0;
    if (from < x.length) {
      double scale = Math.cos(x[from]);
      for (int i = from; i < x.length; i++) {
        sum += scale * scaled(x, i + 1) + x[i];
      }
    }
    return sum;
  }

  /** Calls follow each other, and loops stand between them. */
  @Inputs(length = 4)
  public static double recursionBetweenLoops(double[] x) {
    double total = tail(x, 0);
    for (int i = 0; i < x.length; i++) {
      total += x[i] * x[i];
    }
    total += 3 * tail(x, 1);
    for (int i = 0; i < x.length; i++) {
      total = Math.sin(total + x[i]);
    }
    return total + tail(x, 2) * x[0];
  }

  @Inputs(length = 6)
  public static double recursionInALoopWithAnArray(double[] x) {
    double[] t = new double[3];
    double total = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        t[j] = x[j] * (i + 1) * tail(x, j + 3);
      }
      total += t[0] * t[1] * t[2] * tail(x, i);
    }
    return total;
  }
}
