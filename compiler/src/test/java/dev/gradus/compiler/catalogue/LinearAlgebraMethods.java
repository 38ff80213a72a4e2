package dev.gradus.compiler.catalogue;

import dev.gradus.compiler.oracle.Inputs;

/** Matrix algorithms as text books write them. */
public final class LinearAlgebraMethods {
  private LinearAlgebraMethods() {}

  @Inputs(diagonal = 6, aliases = false, unreached = 1)
  public static double choleskyLogDeterminant(double[][] a) {
    int n = a.length;
    double s = 0;
    for (int j = 0; j < n; j++) {
      double d = a[j][j];
      for (int k = 0; k < j; k++) {
        d -= a[j][k] * a[j][k];
      }
      if (d <= 0) {
        throw new ArithmeticException("not positive definite");
      }
      a[j][j] = Math.sqrt(d);
      for (int i = j + 1; i < n; i++) {
        double t = a[i][j];
        for (int k = 0; k < j; k++) {
          t -= a[i][k] * a[j][k];
        }
        a[i][j] = t / a[j][j];
      }
      s += 2 * Math.log(a[j][j]);
    }
    return s;
  }

  @Inputs(low = -1, high = 1, aliases = false)
  public static double luWithPivotingSolves(double[][] a, double[] b) {
    int n = a.length;
    for (int k = 0; k < n; k++) {
      int p = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(a[i][k]) > Math.abs(a[p][k])) {
          p = i;
        }
      }
      if (p != k) {
        double[] row = a[p];
        a[p] = a[k];
        a[k] = row;
        double t = b[p];
        b[p] = b[k];
        b[k] = t;
      }
      for (int i = k + 1; i < n; i++) {
        double f = a[i][k] /= a[k][k];
        for (int j = k + 1; j < n; j++) {
          a[i][j] -= f * a[k][j];
        }
        b[i] -= f * b[k];
      }
    }
    double s = 0;
    for (int i = n - 1; i >= 0; i--) {
      for (int j = i + 1; j < n; j++) {
        b[i] -= a[i][j] * b[j];
      }
      b[i] /= a[i][i];
      s += b[i] * (i + 1);
    }
    return s;
  }

  @Inputs(low = -1, high = 1, aliases = false)
  public static double qrByHouseholder(double[][] a) {
    int n = a.length;
    double s = 0;
    for (int k = 0; k < n - 1; k++) {
      double norm = 0;
      for (int i = k; i < n; i++) {
        norm = Math.hypot(norm, a[i][k]);
      }
      if (a[k][k] < 0) {
        norm = -norm;
      }
      for (int i = k; i < n; i++) {
        a[i][k] /= norm;
      }
      a[k][k] += 1;
      for (int j = k + 1; j < n; j++) {
        double t = 0;
        for (int i = k; i < n; i++) {
          t += a[i][k] * a[i][j];
        }
        t = -t / a[k][k];
        for (int i = k; i < n; i++) {
          a[i][j] += t * a[i][k];
        }
      }
      s += Math.log(Math.abs(norm));
    }
    return s + Math.log(Math.abs(a[n - 1][n - 1]));
  }

  @Inputs(low = -1, high = 1, aliases = false)
  public static double qrByGivens(double[][] a) {
    int n = a.length;
    for (int j = 0; j < n; j++) {
      for (int i = n - 1; i > j; i--) {
        double r = Math.hypot(a[i - 1][j], a[i][j]);
        double c = a[i - 1][j] / r;
        double s = -a[i][j] / r;
        double[] upper = a[i - 1];
        double[] lower = a[i];
        for (int k = j; k < n; k++) {
          double u = upper[k];
          upper[k] = c * u - s * lower[k];
          lower[k] = s * u + c * lower[k];
        }
      }
    }
    return a[0][0] + a[1][1] * a[2][2] + a[0][3];
  }

  @Inputs(diagonal = 3)
  public static double powerIteration(double[][] a) {
    int n = a.length;
    double[] v = new double[n];
    v[0] = 1;
    double lambda = 0;
    for (int it = 0; it < 5; it++) {
      double[] w = new double[n];
      double norm = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          w[i] += a[i][j] * v[j];
        }
        norm += w[i] * w[i];
      }
      lambda = Math.sqrt(norm);
      for (int i = 0; i < n; i++) {
        v[i] = w[i] / lambda;
      }
    }
    return lambda + v[1];
  }

  @Inputs(diagonal = 8)
  public static double gaussSeidel(double[][] a, double[] b) {
    double[] x = new double[b.length];
    for (int sweep = 0; sweep < 6; sweep++) {
      for (int i = 0; i < b.length; i++) {
        double s = b[i];
        for (int j = 0; j < b.length; j++) {
          if (j != i) {
            s -= a[i][j] * x[j];
          }
        }
        x[i] = s / a[i][i];
      }
    }
    return x[0] * x[1] + x[2] - x[3];
  }

  @Inputs(diagonal = 8, tolerance = 1e-7, unreached = 1)
  public static double conjugateGradients(double[][] a, double[] b) {
    int n = b.length;
    double[] x = new double[n];
    double[] r = b.clone();
    double[] p = b.clone();
    double rr = dot(r, r);
    for (int k = 0; k < 3 && rr > 1e-20; k++) {
      double[] ap = new double[n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          ap[i] += (a[i][j] + a[j][i]) * p[j];
        }
      }
      double alpha = rr / dot(p, ap);
      for (int i = 0; i < n; i++) {
        x[i] += alpha * p[i];
        r[i] -= alpha * ap[i];
      }
      double next = dot(r, r);
      double beta = next / rr;
      rr = next;
      for (int i = 0; i < n; i++) {
        p[i] = r[i] + beta * p[i];
      }
    }
    return dot(x, x) + x[1];
  }

  private static double dot(double[] x, double[] y) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      s += x[i] * y[i];
    }
    return s;
  }

  @Inputs(length = 3)
  public static double matrixChain(double[][] a, double[][] b, double[][] c) {
    double[][] p = multiply(multiply(a, b), c);
    return p[0][0] + p[1][2] * p[2][1];
  }

  private static double[][] multiply(double[][] a, double[][] b) {
    double[][] c = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        double f = a[i][k];
        for (int j = 0; j < c[i].length; j++) {
          c[i][j] += f * b[k][j];
        }
      }
    }
    return c;
  }

  @Inputs(low = -0.4, high = 0.4)
  public static double matrixExponentialBySeries(double[][] a) {
    int n = a.length;
    double[][] term = new double[n][n];
    double[][] sum = new double[n][n];
    for (int i = 0; i < n; i++) {
      term[i][i] = 1;
      sum[i][i] = 1;
    }
    for (int k = 1; k <= 6; k++) {
      term = multiply(term, a);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          term[i][j] /= k;
          sum[i][j] += term[i][j];
        }
      }
    }
    return sum[0][1] + sum[2][2] * sum[1][3];
  }

  @Inputs(diagonal = 4, aliases = false)
  public static double jacobiEigenvalueSweep(double[][] a) {
    int n = a.length;
    for (int p = 0; p < n; p++) {
      for (int q = p + 1; q < n; q++) {
        double theta = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
        double c = Math.cos(theta);
        double s = Math.sin(theta);
        for (int k = 0; k < n; k++) {
          double u = a[k][p];
          double v = a[k][q];
          a[k][p] = c * u - s * v;
          a[k][q] = s * u + c * v;
        }
        for (int k = 0; k < n; k++) {
          double u = a[p][k];
          double v = a[q][k];
          a[p][k] = c * u - s * v;
          a[q][k] = s * u + c * v;
        }
      }
    }
    return a[0][0] * a[1][1] + a[2][2] - a[3][3];
  }

  @Inputs(diagonal = 5)
  public static double tridiagonalThomas(double[] a, double[] b, double[] c, double[] d) {
    int n = d.length;
    double[] u = new double[n];
    double[] v = new double[n];
    u[0] = c[0] / (b[0] + 4);
    v[0] = d[0] / (b[0] + 4);
    for (int i = 1; i < n; i++) {
      double m = 1 / (b[i] + 4 - a[i] * u[i - 1]);
      u[i] = c[i] * m;
      v[i] = (d[i] - a[i] * v[i - 1]) * m;
    }
    for (int i = n - 2; i >= 0; i--) {
      v[i] -= u[i] * v[i + 1];
    }
    return v[0] * v[1] + v[2] * v[3];
  }

  @Inputs(length = 8)
  public static double fftPowerAtOneFrequency(double[] re, double[] im) {
    int n = re.length;
    for (int i = 1, j = 0; i < n; i++) {
      int bit = n >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        double t = re[i];
        re[i] = re[j];
        re[j] = t;
        t = im[i];
        im[i] = im[j];
        im[j] = t;
      }
    }
    for (int len = 2; len <= n; len <<= 1) {
      double angle = -2 * Math.PI / len;
      for (int i = 0; i < n; i += len) {
        for (int k = 0; k < len / 2; k++) {
          double wr = Math.cos(angle * k);
          double wi = Math.sin(angle * k);
          int u = i + k;
          int v = u + len / 2;
          double xr = re[v] * wr - im[v] * wi;
          double xi = re[v] * wi + im[v] * wr;
          re[v] = re[u] - xr;
          im[v] = im[u] - xi;
          re[u] += xr;
          im[u] += xi;
        }
      }
    }
    return re[3] * re[3] + im[3] * im[3] + re[0];
  }

  @Inputs(low = -1, high = 1)
  public static double gramSchmidt(double[][] a) {
    double s = 0;
    for (int i = 0; i < 3; i++) {
      double[] v = a[i];
      for (int j = 0; j < i; j++) {
        double d = dot(v, a[j]);
        for (int k = 0; k < v.length; k++) {
          v[k] -= d * a[j][k];
        }
      }
      double norm = Math.sqrt(dot(v, v) + 0.1);
      for (int k = 0; k < v.length; k++) {
        v[k] /= norm;
      }
      s += norm * (i + 1);
    }
    return s;
  }
}
