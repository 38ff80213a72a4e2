package dev.gradus.compiler.catalogue;

import dev.gradus.compiler.oracle.Inputs;

/** Roots, integrals, series, differential equations, interpolation. */
public final class NumericsMethods {
  private static final double[] NODES = {-0.7745966692414834, 0, 0.7745966692414834};
  private static final double[] WEIGHTS = {5.0 / 9, 8.0 / 9, 5.0 / 9};
  private static final double[] TABLE = {0, 0.1, 0.35, 0.8, 1.1, 1.3, 2.2};

  private NumericsMethods() {}

  @Inputs(tolerance = 1e-7, unreached = 1)
  public static double newtonIterationWithWhile(double a) {
    double x = 1;
    int steps = 0;
    while (Math.abs(x * x - a) > 1e-9 && steps < 30) {
      x = 0.5 * (x + a / x);
      steps++;
    }
    return x;
  }

  @Inputs(smooth = false, unreached = 1)
  public static double bisection(double a) {
    double lo = 0;
    double hi = 2;
    for (int i = 0; i < 20; i++) {
      double mid = 0.5 * (lo + hi);
      if (mid * mid * mid < a) {
        lo = mid;
      } else {
        hi = mid;
      }
    }
    return lo + 1e-3 * a;
  }

  @Inputs(low = 0.1, high = 0.7, tolerance = 1e-7)
  public static double keplerEquation(double mean, double eccentricity) {
    double e = mean;
    double d;
    do {
      d = (e - eccentricity * Math.sin(e) - mean) / (1 - eccentricity * Math.cos(e));
      e -= d;
    } while (Math.abs(d) > 1e-9);
    return e;
  }

  public static double hornerPolynomial(double[] c, double x) {
    double p = 0;
    for (int i = c.length - 1; i >= 0; i--) {
      p = p * x + c[i];
    }
    return p;
  }

  public static double hornerWithDerivative(double[] c, double x) {
    double p = 0;
    double d = 0;
    for (int i = c.length - 1; i >= 0; i--) {
      d = d * x + p;
      p = p * x + c[i];
    }
    return p * d;
  }

  public static double continuedFraction(double x) {
    double f = 0;
    for (int k = 12; k > 0; k--) {
      f = k * k * x / (2 * k + 1 + f);
    }
    return x / (1 + f);
  }

  @Inputs(low = 0.5, high = 2, unreached = 1)
  public static double continuedFractionByLentz(double x) {
    double tiny = 1e-30;
    double f = tiny;
    double c = f;
    double d = 0;
    for (int i = 1; i < 60; i++) {
      double a = i == 1 ? 1 : (i - 1) * x * 0.5;
      double b = i + x;
      d = b + a * d;
      if (d == 0) {
        d = tiny;
      }
      c = b + a / c;
      d = 1 / d;
      double delta = c * d;
      f *= delta;
      if (Math.abs(delta - 1) < 1e-13) {
        break;
      }
    }
    return f;
  }

  public static double gaussQuadrature(double a, double b) {
    double s = 0;
    for (int i = 0; i < NODES.length; i++) {
      double x = 0.5 * (a + b) + 0.5 * (b - a) * NODES[i];
      s += WEIGHTS[i] * Math.exp(-x * x) * Math.cos(a * x);
    }
    return 0.5 * (b - a) * s;
  }

  private static double simpson(double a, double b, double w, double whole, int depth) {
    double m = 0.5 * (a + b);
    double left = rule(a, m, w);
    double right = rule(m, b, w);
    if (depth == 0 || Math.abs(left + right - whole) < 1e-4) {
      return left + right;
    }
    return simpson(a, m, w, left, depth - 1) + simpson(m, b, w, right, depth - 1);
  }

  private static double rule(double a, double b, double w) {
    return (b - a) / 6 * (f(a, w) + 4 * f(0.5 * (a + b), w) + f(b, w));
  }

  private static double f(double x, double w) {
    return Math.sin(w * x * x) + x;
  }

  @Inputs(unreached = 1)
  public static double adaptiveQuadratureRecursive(double b, double w) {
    return simpson(0, 2 + b, w, rule(0, 2 + b, w), 8);
  }

  @Inputs(length = 3)
  public static double rungeKuttaLorenz(double[] y, double sigma, double rho) {
    double h = 0.02;
    double[] k1 = new double[3];
    double[] k2 = new double[3];
    double[] k3 = new double[3];
    double[] k4 = new double[3];
    double[] t = new double[3];
    for (int step = 0; step < 6; step++) {
      lorenz(y, k1, sigma, rho);
      shifted(y, k1, 0.5 * h, t);
      lorenz(t, k2, sigma, rho);
      shifted(y, k2, 0.5 * h, t);
      lorenz(t, k3, sigma, rho);
      shifted(y, k3, h, t);
      lorenz(t, k4, sigma, rho);
      for (int i = 0; i < 3; i++) {
        y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
      }
    }
    return y[0] * y[1] + y[2];
  }

  private static void lorenz(double[] y, double[] d, double sigma, double rho) {
    d[0] = 10 * sigma * (y[1] - y[0]);
    d[1] = y[0] * (20 * rho - y[2]) - y[1];
    d[2] = y[0] * y[1] - 8.0 / 3 * y[2];
  }

  private static void shifted(double[] y, double[] d, double h, double[] out) {
    for (int i = 0; i < y.length; i++) {
      out[i] = y[i] + h * d[i];
    }
  }

  @Inputs(length = 6)
  public static double heatEquationInPlace(double[] u, double nu) {
    double[] next = new double[u.length];
    for (int t = 0; t < 5; t++) {
      for (int i = 1; i < u.length - 1; i++) {
        next[i] = u[i] + 0.1 * nu * (u[i - 1] - 2 * u[i] + u[i + 1]);
      }
      System.arraycopy(next, 1, u, 1, u.length - 2);
    }
    return u[2] * u[3] + u[1];
  }

  @Inputs(length = 6)
  public static double burgersWithUpwinding(double[] u) {
    for (int t = 0; t < 4; t++) {
      double[] old = u.clone();
      for (int i = 1; i + 1 < u.length; i++) {
        double slope = old[i] > 1 ? old[i] - old[i - 1] : old[i + 1] - old[i];
        u[i] = old[i] - 0.1 * old[i] * slope;
      }
    }
    return u[2] + u[3] * u[4];
  }

  @Inputs(low = 0, high = 5.9, unreached = 1)
  public static double interpolationTable(double x, double scale) {
    int i = (int) x;
    double t = x - i;
    double v = TABLE[i] * (1 - t) + TABLE[i + 1 < TABLE.length ? i + 1 : i] * t;
    return v * scale;
  }

  @Inputs(length = 5, low = 0.05, high = 1)
  public static double interpolationBySearch(double[] gaps, double[] y, double at) {
    double[] x = new double[gaps.length];
    double s = 0;
    for (int i = 0; i < gaps.length; i++) {
      s += gaps[i];
      x[i] = s;
    }
    double p = x[0] + at * 0.9 * (s - x[0]);
    int lo = 0;
    int hi = x.length - 1;
    while (hi - lo > 1) {
      int mid = (lo + hi) >>> 1;
      if (x[mid] > p) {
        hi = mid;
      } else {
        lo = mid;
      }
    }
    double w = (p - x[lo]) / (x[hi] - x[lo]);
    return y[lo] * (1 - w) + y[hi] * w;
  }

  @Inputs(length = 7, low = 0.1, high = 2.9)
  public static double bSplineByDeBoor(double[] c, double x) {
    int k = (int) x + 3;
    double[] d = new double[4];
    for (int j = 0; j < 4; j++) {
      d[j] = c[j + k - 3];
    }
    for (int r = 1; r <= 3; r++) {
      for (int j = 3; j >= r; j--) {
        double left = j + k - 6;
        double alpha = (x - left) / (4 - r);
        d[j] = (1 - alpha) * d[j - 1] + alpha * d[j];
      }
    }
    return d[3];
  }

  @Inputs(length = 5)
  public static double cubicSplineNatural(double[] y, double at) {
    int n = y.length;
    double[] m = new double[n];
    double[] c = new double[n];
    for (int i = 1; i < n - 1; i++) {
      double p = 4 - c[i - 1];
      c[i] = 1 / p;
      m[i] = (6 * (y[i + 1] - 2 * y[i] + y[i - 1]) - m[i - 1]) / p;
    }
    for (int i = n - 2; i > 0; i--) {
      m[i] -= c[i] * m[i + 1];
    }
    double x = at * 2;
    int i = Math.min((int) x, n - 2);
    double t = x - i;
    double u = 1 - t;
    return u * y[i] + t * y[i + 1] + ((u * u * u - u) * m[i] + (t * t * t - t) * m[i + 1]) / 6;
  }

  public static double lagrangeInterpolation(double[] y, double x) {
    double s = 0;
    for (int i = 0; i < y.length; i++) {
      double p = y[i];
      for (int j = 0; j < y.length; j++) {
        if (j != i) {
          p *= (x - j) / (i - j);
        }
      }
      s += p;
    }
    return s;
  }

  public static double nevilleInPlace(double[] y, double x) {
    for (int k = 1; k < y.length; k++) {
      for (int i = 0; i < y.length - k; i++) {
        y[i] = ((x - i - k) * y[i] + (i - x) * y[i + 1]) / -k;
      }
    }
    return y[0];
  }

  @Inputs(low = 0.2, high = 0.8, tolerance = 1e-8)
  public static double arithmeticGeometricMean(double x, double y) {
    double a = x;
    double b = y;
    while (Math.abs(a - b) > 1e-10) {
      double t = 0.5 * (a + b);
      b = Math.sqrt(a * b);
      a = t;
    }
    return a;
  }

  @Inputs(low = 0.2, high = 3)
  public static double besselSeries(double x) {
    double term = 1;
    double s = 1;
    for (int k = 1; Math.abs(term) > 1e-17; k++) {
      term *= -x * x / (4.0 * k * k);
      s += term;
    }
    return s;
  }

  public static double chebyshevByClenshaw(double[] c, double x) {
    double b1 = 0;
    double b2 = 0;
    double t = x / 2;
    for (int i = c.length - 1; i > 0; i--) {
      double b = 2 * t * b1 - b2 + c[i];
      b2 = b1;
      b1 = b;
    }
    return t * b1 - b2 + c[0];
  }

  public static double rosenbrock(double[] x) {
    double s = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double a = 1 - x[i];
      double b = x[i + 1] - x[i] * x[i];
      s += a * a + 100 * b * b;
    }
    return s;
  }

  public static double richardsonExtrapolation(double x) {
    double[][] t = new double[4][4];
    double h = 0.5;
    for (int i = 0; i < 4; i++) {
      t[i][0] = (Math.sin(x + h) - Math.sin(x - h)) / (2 * h);
      double f = 4;
      for (int j = 1; j <= i; j++) {
        t[i][j] = t[i][j - 1] + (t[i][j - 1] - t[i - 1][j - 1]) / (f - 1);
        f *= 4;
      }
      h *= 0.5;
    }
    return t[3][3];
  }

  @Inputs(low = 0.4, high = 1.2, unreached = 1)
  public static double secantMethod(double a, double b) {
    double x0 = a;
    double x1 = a + 1;
    for (int i = 0; i < 5; i++) {
      double f0 = Math.exp(x0) - 2 - b;
      double f1 = Math.exp(x1) - 2 - b;
      if (Math.abs(f1 - f0) < 1e-9) {
        break;
      }
      double x2 = x1 - f1 * (x1 - x0) / (f1 - f0);
      x0 = x1;
      x1 = x2;
    }
    return x1;
  }

  public static double goldenSectionSteps(double a) {
    double lo = 0;
    double hi = 3 + a;
    for (int i = 0; i < 8; i++) {
      double u = hi - 0.618 * (hi - lo);
      double v = lo + 0.618 * (hi - lo);
      if ((u - a) * (u - a) < (v - a) * (v - a)) {
        hi = v;
      } else {
        lo = u;
      }
    }
    return 0.5 * (lo + hi);
  }
}
