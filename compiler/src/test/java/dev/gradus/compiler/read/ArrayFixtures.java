package dev.gradus.compiler.read;

/** Methods that work on arrays. */
public final class ArrayFixtures {
  private static final double[] WEIGHTS = {0.25, 0.5, 0.25};
  static final int SHIFT = 2;

  private ArrayFixtures() {}

  public static void scaleInPlace(double[] x, double factor) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= factor;
    }
  }

  public static void compound(double[] x, int[] n) {
    for (int i = 0; i < x.length && i < n.length; i++) {
      x[i] += i;
      x[i] /= 3;
      n[i] <<= 1;
      n[i] ^= 5;
      n[i]++;
    }
  }

  public static void reverse(double[] x) {
    for (int i = 0, j = x.length - 1; i < j; i++, j--) {
      double t = x[i];
      x[i] = x[j];
      x[j] = t;
    }
  }

  public static void sort(double[] x) {
    for (int i = 1; i < x.length; i++) {
      double v = x[i];
      int j = i - 1;
      while (j >= 0 && x[j] > v) {
        x[j + 1] = x[j];
        j--;
      }
      x[j + 1] = v;
    }
  }

  public static void swapRows(double[][] a) {
    for (int i = 0; i + 1 < a.length; i += 2) {
      double[] row = a[i];
      a[i] = a[i + 1];
      a[i + 1] = row;
    }
  }

  public static double determinant(double[][] a) {
    int n = a.length;
    double det = 1;
    for (int k = 0; k < n; k++) {
      int p = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(a[i][k]) > Math.abs(a[p][k])) {
          p = i;
        }
      }
      if (a[p][k] == 0) {
        return 0;
      }
      if (p != k) {
        double[] t = a[p];
        a[p] = a[k];
        a[k] = t;
        det = -det;
      }
      det *= a[k][k];
      for (int i = k + 1; i < n; i++) {
        double f = a[i][k] / a[k][k];
        for (int j = k; j < n; j++) {
          a[i][j] -= f * a[k][j];
        }
      }
    }
    return det;
  }

  public static double[] smooth(double[] x) {
    double[] y = new double[x.length];
    for (int i = 1; i < x.length - 1; i++) {
      y[i] = 0.25 * x[i - 1] + 0.5 * x[i] + 0.25 * x[i + 1];
    }
    return y;
  }

  public static double[][] outer(double[] x, double[] y) {
    double[][] a = new double[x.length][y.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        a[i][j] = x[i] * y[j];
      }
    }
    return a;
  }

  public static double[][] ragged(int n) {
    if (n < 0) {
      n = 0;
    }
    double[][] a = new double[n][];
    for (int i = 0; i < n; i++) {
      a[i] = new double[i];
      for (int j = 0; j < i; j++) {
        a[i][j] = i - j;
      }
    }
    return a;
  }

  public static double copies(double[] x) {
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] += 1;
    }
    double[] z = new double[x.length + SHIFT];
    System.arraycopy(y, 0, z, SHIFT, y.length);
    double s = 0;
    for (int i = 0; i < z.length; i++) {
      s += z[i] * (i + 1);
    }
    return s - (x.length > 0 ? x[0] : 0);
  }

  public static double initialised(int k) {
    double[] c = {1, 2.5, -3};
    int[] n = {4, 5};
    return k >= 0 && k < c.length ? c[k] * n[k & 1] : 0;
  }

  public static float floats(float[] x) {
    float s = 0;
    for (float v : x) {
      s += v / 3;
    }
    return s;
  }

  public static long longs(long[] x, int[] shift) {
    long s = 1;
    for (int i = 0; i < x.length && i < shift.length; i++) {
      s = s * 31 + (x[i] >>> shift[i]) - (x[i] >> 2) + (x[i] << shift[i]);
    }
    return s;
  }

  public static int smallIntegers(int n) {
    byte[] b = new byte[4];
    short[] s = new short[4];
    char[] c = new char[4];
    for (int i = 0; i < 4; i++) {
      b[i] = (byte) (n * 100 + i);
      s[i] = (short) (n * 10000 + i);
      c[i] = (char) (n - i);
    }
    return b[1] + s[2] * 3 + c[3] * 5 + b[3];
  }

  public static double[] chooseArray(double[] x, double[] y, boolean first) {
    double[] z = first ? x : y;
    for (int i = 0; i < z.length; i++) {
      z[i] = i;
    }
    return z;
  }

  public static double lateArray(int n) {
    double[] x = null;
    if (n > 2) {
      x = new double[n];
      x[1] = n;
    }
    return x == null ? 0 : x[1];
  }

  public static double rowsOfRows(int n) {
    double[][][] a = new double[2][3][];
    a[1][2] = new double[] {n, 2};
    return a[1][2][0] + a[0].length;
  }

  public static double ping(double[] x, double[] y) {
    int n = Math.min(x.length, y.length);
    double[] a = x;
    double[] b = y;
    for (int t = 0; t < 3; t++) {
      for (int i = 0; i < n; i++) {
        b[i] = a[i] * 0.5 + 1;
      }
      double[] c = a;
      a = b;
      b = c;
    }
    return n > 0 ? a[0] : 0;
  }

  public static int histogram(double[] x, int[] bins) {
    if (bins.length == 0) {
      return -1;
    }
    for (double v : x) {
      int k = (int) Math.floor(v * bins.length);
      bins[Math.max(0, Math.min(bins.length - 1, k))]++;
    }
    return bins[0];
  }
}
