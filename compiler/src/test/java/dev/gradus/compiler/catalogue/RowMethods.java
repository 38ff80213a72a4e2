package dev.gradus.compiler.catalogue;

import dev.gradus.compiler.oracle.Inputs;

/** Arrays of arrays: rows swapped, shared, replaced. */
public final class RowMethods {
  private RowMethods() {}

  public static double matrixTrace(double[][] a) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      s += a[i][i] * a[i][i];
    }
    return s;
  }

  public static double rowsInAnEnhancedFor(double[][] a) {
    double s = 1;
    for (double[] row : a) {
      for (double v : row) {
        s += v * s * 0.1;
      }
    }
    return s;
  }

  public static double rowHoistedToALocal(double[][] a, double[] x) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      double[] row = a[i];
      double t = 0;
      for (int j = 0; j < row.length; j++) {
        t += row[j] * x[j];
      }
      s += t * t;
    }
    return s;
  }

  public static void rowSwaps(double[][] a) {
    for (int i = 0; i + 1 < a.length; i += 2) {
      double[] row = a[i];
      a[i] = a[i + 1];
      a[i + 1] = row;
      a[i][0] *= a[i + 1][1];
    }
  }

  public static double rowSwapsThenArithmetic(double[][] a) {
    double[] first = a[0];
    a[0] = a[2];
    a[2] = first;
    a[0][1] = a[2][1] * a[1][1];
    first[0] += a[0][0];
    return a[0][1] * a[2][0] + a[1][0];
  }

  public static double rowsThatMayBeTheSame(double[][] a) {
    a[0][0] = a[1][0] * 2;
    a[1][1] = a[0][0] * a[0][1];
    return a[0][0] + a[1][1] * a[0][1];
  }

  public static double oneRowTwiceInALocalMatrix(double[] x) {
    double[][] m = new double[3][];
    m[0] = x;
    m[1] = x.clone();
    m[2] = x;
    m[0][0] *= 2;
    m[2][0] += m[1][0];
    return m[0][0] * m[1][1] + m[2][1];
  }

  public static double localMatrixProduct(double[][] a, double[][] b) {
    int n = a.length;
    double[][] c = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    double s = 0;
    for (double[] row : c) {
      for (double v : row) {
        s += v * v;
      }
    }
    return s;
  }

  public static void outputMatrix(double[][] a, double[][] out) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        out[i][j] = a[j][i] * a[i][i];
      }
    }
  }

  @Inputs(length = 3)
  public static double threeDimensionalArray(double[][][] t) {
    double s = 0;
    for (int i = 0; i < t.length; i++) {
      for (int j = 0; j < t[i].length; j++) {
        for (int k = 0; k < t[i][j].length; k++) {
          s += t[i][j][k] * t[k][j][i];
        }
      }
    }
    t[0][1][2] = s;
    return s * t[2][1][0];
  }

  public static double jaggedLocalRows(double[] x) {
    double[][] p = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      p[i] = new double[i + 1];
      p[i][0] = x[i];
      for (int j = 1; j <= i; j++) {
        p[i][j] = p[i][j - 1] * 0.5 + p[i - 1][j - 1];
      }
    }
    return p[x.length - 1][x.length - 1] * p[1][1];
  }

  public static double rowReplacedByANewOne(double[][] a, double c) {
    double[] fresh = new double[a[0].length];
    for (int j = 0; j < fresh.length; j++) {
      fresh[j] = a[0][j] * c;
    }
    double[] old = a[1];
    a[1] = fresh;
    double s = a[1][0] * old[1];
    a[1] = old;
    return s + a[1][2];
  }

  public static double shallowCloneSharesRows(double[][] a) {
    double[][] b = a.clone();
    b[0] = b[1];
    b[0][0] = a[0][0] * 3;
    return a[1][0] * a[0][1] + b[0][1];
  }

  @Inputs(ints = {0, 1, 2, 3})
  public static double rowsChosenByIndices(double[][] a, int[] at) {
    double s = 0;
    for (int i = 0; i < at.length; i++) {
      double[] row = a[at[i]];
      row[0] += row[1] * 0.5;
      s += row[0] * (i + 1);
    }
    return s;
  }

  @Inputs(aliases = false)
  public static double determinantByPivoting(double[][] a) {
    int n = a.length;
    double det = 1;
    for (int k = 0; k < n; k++) {
      int p = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(a[i][k]) > Math.abs(a[p][k])) {
          p = i;
        }
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

  public static double rotationOfRows(double[][] a, int n) {
    double s = 0;
    for (int k = 0; k < n + 1; k++) {
      double[] last = a[a.length - 1];
      for (int i = a.length - 1; i > 0; i--) {
        a[i] = a[i - 1];
      }
      a[0] = last;
      a[0][0] *= 0.9;
      s += a[0][0] * a[1][1] * (k + 1);
    }
    return s;
  }

  public static double[] matrixTimesVectorReturned(double[][] a, double[] x) {
    double[] y = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < x.length; j++) {
        y[i] += a[i][j] * x[j];
      }
    }
    return y;
  }

  public static double transposeInPlace(double[][] a) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        double t = a[i][j];
        a[i][j] = a[j][i];
        a[j][i] = t * t;
      }
    }
    return a[0][1] * a[1][0] + a[2][3];
  }
}
