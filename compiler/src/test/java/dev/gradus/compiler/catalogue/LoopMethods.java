package dev.gradus.compiler.catalogue;

import dev.gradus.compiler.oracle.Inputs;

/** Loops of every kind. */
public final class LoopMethods {
  private LoopMethods() {}

  public static double forLoopAccumulates(double[] x) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      s += x[i] * x[i];
    }
    return s;
  }

  public static double forLoopOverEachElement(double[] x) {
    double p = 1;
    for (double v : x) {
      p *= v;
    }
    return p;
  }

  @Inputs(length = 7)
  public static double forLoopsWithStepsAndDownwards(double[] x) {
    double s = 0;
    for (int i = 0; i < x.length; i += 2) {
      s = s * 0.5 + x[i];
    }
    for (int i = x.length - 1; i >= 0; i--) {
      s = s * x[i] + 1;
    }
    for (int i = x.length - 1; i > 0; i -= 3) {
      s -= x[i] * x[i - 1];
    }
    return s;
  }

  public static double forLoopWithTwoVariables(double[] x) {
    double s = 0;
    for (int i = 0, j = x.length - 1; i < j; i++, j--) {
      s += x[i] * x[j] * (i + 1);
    }
    return s;
  }

  public static double forLoopOverALongCounter(double x, int n) {
    double s = 0;
    for (long k = 1; k <= n; k++) {
      s += Math.pow(x, k) / k;
    }
    return s;
  }

  @Inputs(ints = {0, 1, 3})
  public static double forLoopThatMayNotRun(double x, int n) {
    double s = x;
    for (int i = 0; i < n; i++) {
      s = Math.sin(s) + x;
    }
    return s;
  }

  public static double recurrenceOfSeveralCarriedValues(double x, int n) {
    double a = 0;
    double b = x;
    double c = 1;
    for (int i = 0; i < n + 2; i++) {
      double next = a * 0.5 + b * x + c;
      a = b;
      b = c;
      c = next;
    }
    return a * b + c;
  }

  public static double carriedValuesSwapped(double x, double y, int n) {
    double a = x;
    double b = y;
    for (int i = 0; i < n; i++) {
      double t = a;
      a = b * 1.5;
      b = t + 0.1;
    }
    return a - b * b;
  }

  @Inputs(low = 0.1, high = 4)
  public static double whileLoopUntilSmall(double x) {
    double y = x;
    double s = 0;
    while (y > 0.01) {
      y = y * 0.4;
      s += Math.sqrt(y);
    }
    return s * y;
  }

  public static double doWhileLoop(double x) {
    double y = x;
    int n = 0;
    do {
      y = y * y * 0.5 + x;
      n++;
    } while (y < 5 && n < 6);
    return y;
  }

  @Inputs(low = -2, high = 2, length = 6)
  public static double breakOutOfALoop(double[] x) {
    double s = 1;
    for (double v : x) {
      if (v > 1.2) {
        s *= 3;
        break;
      }
      s += v * s;
    }
    return s;
  }

  @Inputs(low = -2, high = 2, length = 6)
  public static double continueSkipsARest(double[] x) {
    double s = 1;
    for (int i = 0; i < x.length; i++) {
      if (x[i] < 0) {
        continue;
      }
      s = s * x[i] + i;
    }
    return s;
  }

  @Inputs(low = -1, high = 2)
  public static double labelledBreak(double[][] a, double limit) {
    double s = 0;
    outer:
    for (double[] row : a) {
      for (double v : row) {
        s += v * v;
        if (s > 4 + limit) {
          break outer;
        }
      }
      s *= 0.9;
    }
    return s;
  }

  @Inputs(low = -1, high = 2)
  public static double labelledContinue(double[][] a) {
    double s = 0;
    rows:
    for (int i = 0; i < a.length; i++) {
      double t = 1;
      for (int j = 0; j < a[i].length; j++) {
        if (a[i][j] < -0.5) {
          continue rows;
        }
        t *= a[i][j];
      }
      s += t;
    }
    return s;
  }

  @Inputs(low = -1, high = 2)
  public static double returnFromInsideALoop(double[] x, double limit) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      s += x[i] * limit;
      if (s > 1.5) {
        return s * x[i];
      }
    }
    return s;
  }

  @Inputs(low = -1, high = 2)
  public static double returnsFromNestedLoops(double[][] a) {
    double p = 1;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        p += a[i][j] * a[j][i];
        if (p > 3) {
          return p * p;
        }
        if (p < 0) {
          return a[i][j];
        }
      }
    }
    return p;
  }

  public static double endlessLoopWithBreaks(double x) {
    double y = x;
    for (; ; ) {
      y *= 1.3;
      if (y > 4) {
        break;
      }
      y += x * 0.1;
      if (y > 3.5) {
        y = y - x;
        break;
      }
    }
    return y;
  }

  public static double nestedLoopsTriangular(double[][] a) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = i; j < a.length; j++) {
        for (int k = 0; k <= j - i; k++) {
          s += a[i][j] * a[j][k];
        }
      }
    }
    return s;
  }

  @Inputs(ints = {0, 1, 2, 5})
  public static double tripCountOfALoopDependsOnData(double[] x, int[] counts) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double t = x[i];
      for (int k = 0; k < counts[i]; k++) {
        t = t * x[i] + 0.5;
      }
      s += t;
    }
    return s;
  }

  public static double emptyLoopBody(double x, int n) {
    int k = 0;
    for (int i = 0; i < n; i++) {
      k += i;
    }
    return x * k;
  }

  @Inputs(low = 0.5, high = 3)
  public static double whileLoopOnInts(double x, int n) {
    int k = n + 27;
    double s = x;
    while (k != 1) {
      k = k % 2 == 0 ? k / 2 : 3 * k + 1;
      s = s * 0.99 + x / k;
    }
    return s;
  }

  @Inputs(low = -1.5, high = 1.5, length = 6)
  public static double continueAndBreakTogether(double[] x) {
    double s = 0.5;
    int i = -1;
    while (true) {
      i++;
      if (i == x.length) {
        break;
      }
      if (x[i] < -0.7) {
        continue;
      }
      s *= x[i];
      if (s > 1) {
        s = s - 1;
        break;
      }
      s += 0.25;
    }
    return s;
  }

  public static double loopInvariantValueUsedInside(double x, double[] y) {
    double s = 0;
    for (double v : y) {
      double e = Math.exp(x);
      s += e * v + Math.sin(x) / e;
    }
    return s;
  }

  public static double[] independentIterations(double[] x, double[] y) {
    double[] z = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double t = Math.tanh(x[i]) * y[i];
      z[i] = t * t + x[i];
    }
    return z;
  }

  @Inputs(length = 6)
  public static double whileLoopShiftsElements(double[] x) {
    for (int i = 1; i < x.length; i++) {
      double v = x[i];
      int j = i - 1;
      while (j >= 0 && x[j] > v) {
        x[j + 1] = x[j];
        j--;
      }
      x[j + 1] = v;
    }
    return x[0] * 3 + x[x.length - 1];
  }

  public static double loopOfBooleanFlag(double[] x) {
    boolean odd = false;
    double s = 0;
    for (double v : x) {
      s += odd ? v * v : -v;
      odd = !odd;
    }
    return s;
  }

  public static double minimumAndItsPlace(double[] x) {
    int best = 0;
    for (int i = 1; i < x.length; i++) {
      if (x[i] < x[best]) {
        best = i;
      }
    }
    return x[best] * (best + 1) + x[0];
  }
}
