package dev.gradus.compiler.read;

/** Methods with every shape of loop. */
public final class LoopFixtures {
  private LoopFixtures() {}

  public static double sum(double[] x) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      s += x[i];
    }
    return s;
  }

  public static double sumEnhanced(double[] x) {
    double s = 0;
    for (double v : x) {
      s += v * v;
    }
    return s;
  }

  public static double sumBackwards(double[] x) {
    double s = 0;
    for (int i = x.length - 1; i >= 0; i--) {
      s = s * 0.5 + x[i];
    }
    return s;
  }

  public static double harmonic(int n) {
    double s = 0;
    for (int i = 1; i <= n; i++) {
      s += 1.0 / i;
    }
    return s;
  }

  public static double everyThird(double[] x) {
    double s = 0;
    for (int i = 0; i < x.length; i += 3) {
      s += x[i];
    }
    return s;
  }

  public static double untilUnequal(double[] x) {
    double s = 0;
    for (int i = 0; i != x.length; i++) {
      s -= x[i];
    }
    return s;
  }

  public static double newton(double a) {
    double x = 1;
    int steps = 0;
    while (Math.abs(x * x - a) > 1e-9 && steps < 30) {
      x = 0.5 * (x + a / x);
      steps++;
    }
    return x;
  }

  public static int digits(int n) {
    int count = 0;
    do {
      n /= 10;
      count++;
    } while (n != 0);
    return count;
  }

  public static double boundedDo(double x) {
    int i = 0;
    do {
      x = Math.sin(x) + i;
      i++;
    } while (i < 5);
    return x;
  }

  public static double matrixVector(double[][] a, double[] x) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      double row = 0;
      for (int j = 0; j < a[i].length && j < x.length; j++) {
        row += a[i][j] * x[j];
      }
      s += row * row;
    }
    return s;
  }

  public static double triangle(int n) {
    double s = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        s += Math.exp(-i * j);
      }
    }
    return s;
  }

  public static double skipNegative(double[] x) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      if (x[i] < 0) {
        continue;
      }
      s += Math.sqrt(x[i]);
    }
    return s;
  }

  public static double untilZero(double[] x) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      if (x[i] == 0) {
        break;
      }
      s += x[i];
    }
    return s;
  }

  public static int find(double[] x, double limit) {
    for (int i = 0; i < x.length; i++) {
      if (x[i] > limit) {
        return i;
      }
    }
    return -1;
  }

  public static double labelledBreak(double[][] a, double limit) {
    double s = 0;
    outer:
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        if (a[i][j] > limit) {
          break outer;
        }
        s += a[i][j];
      }
      s *= 2;
    }
    return s;
  }

  public static double labelledContinue(double[][] a, double limit) {
    double s = 0;
    outer:
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        if (a[i][j] > limit) {
          continue outer;
        }
        s += a[i][j];
      }
      s *= 2;
    }
    return s;
  }

  public static double returnFromNested(double[][] a, double limit) {
    double s = 0;
    for (double[] row : a) {
      for (double v : row) {
        if (v > limit) {
          return s - v;
        }
        s += v;
      }
    }
    return s;
  }

  public static double lastIndexUsed(double[] x) {
    int i = 0;
    while (i < x.length && x[i] > 0) {
      i++;
    }
    return i < x.length ? x[i] : i;
  }

  public static double indexAfterLoop(double[] x) {
    int i;
    double s = 0;
    for (i = 0; i < x.length; i++) {
      s += x[i];
    }
    return s / i;
  }

  public static double twoCounters(double[] x) {
    double s = 0;
    for (int i = 0, j = x.length - 1; i < j; i++, j--) {
      s += x[i] * x[j];
    }
    return s;
  }

  public static double endlessWithBreaks(double x, int n) {
    int i = 0;
    while (true) {
      if (i >= n) {
        break;
      }
      x = Math.cos(x);
      if (x > 0.9) {
        x -= 1;
        break;
      }
      i++;
    }
    return x + i;
  }

  public static double endlessWithReturns(double x, int n) {
    for (int i = 0; ; i++) {
      if (i > n) {
        return x;
      }
      x = x * 0.7 + i;
      if (x > 5) {
        return -x;
      }
    }
  }

  public static double fibonacci(int n) {
    double a = 0;
    double b = 1;
    for (int i = 0; i < n; i++) {
      double t = a + b;
      a = b;
      b = t;
    }
    return a;
  }

  public static long collatz(long n) {
    long steps = 0;
    for (long v = n; v > 1; steps++) {
      v = (v & 1) == 0 ? v / 2 : 3 * v + 1;
    }
    return steps;
  }

  public static double flag(double[] x) {
    boolean found = false;
    double s = 0;
    int i = 0;
    while (!found && i < x.length) {
      s += x[i];
      found = s > 1;
      i++;
    }
    return found ? s : -s;
  }

  public static double longCounter(long n) {
    double s = 0;
    for (long i = 0; i < n % 100; i++) {
      s += i * 0.5;
    }
    return s;
  }

  public static double emptyBody(int n) {
    for (int i = 0; i < n; i++) {
      // Nothing to do.
    }
    return n;
  }

  public static double inclusiveToLength(double[] x) {
    double s = 0;
    for (int i = 1; i <= x.length - 1; i++) {
      s += x[i] - x[i - 1];
    }
    return s;
  }

  public static double threeDeep(int n) {
    double s = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        int k = j;
        while (k > 0) {
          s += i * j - k;
          k -= 2;
        }
        if (s > 1000) {
          break;
        }
      }
    }
    return s;
  }

  public static double continueInWhile(double[] x) {
    int i = 0;
    double s = 0;
    while (i < x.length) {
      double v = x[i++];
      if (v < 0) {
        s -= 1;
        continue;
      }
      if (v > 2) {
        s += 1;
        continue;
      }
      s += v;
    }
    return s;
  }

  public static double loopAfterLoop(double[] x) {
    double mean = 0;
    for (double v : x) {
      mean += v;
    }
    mean /= x.length;
    double variance = 0;
    for (double v : x) {
      variance += (v - mean) * (v - mean);
    }
    return variance / (x.length - 1);
  }

  public static double neighbours(double[] x) {
    double s = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      s += x[i] * x[i + 1];
    }
    return s;
  }

  public static double neighboursFromBehind(double[] x) {
    double s = 0;
    for (int i = x.length; i - 2 > -1; i -= 2) {
      s += x[i - 1] - x[i - 2];
    }
    return s;
  }

  public static double incrementInTest(double[] x) {
    double s = 0;
    int i = -1;
    while (++i < x.length) {
      s = s * 0.5 + x[i];
    }
    return s;
  }

  public static int sumThatMayWrap(int n) {
    int trips = 0;
    for (int i = 0; i + 1 < n && trips < 5; i++) {
      trips++;
    }
    return trips;
  }

  public static int boundThatMayWrap(int n) {
    int trips = 0;
    for (int i = Integer.MAX_VALUE - 2; i + 5 < n; i++) {
      trips++;
      if (trips > 3) {
        break;
      }
    }
    return trips;
  }

  public static double mandelbrot(double a, double b) {
    double re = 0;
    double im = 0;
    int n = 0;
    while (n < 50) {
      double t = re * re - im * im + a;
      im = 2 * re * im + b;
      re = t;
      if (re * re + im * im > 4) {
        break;
      }
      n++;
    }
    return n + re;
  }
}
