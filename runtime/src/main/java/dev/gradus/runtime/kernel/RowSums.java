package dev.gradus.runtime.kernel;

/** Sums of rows of tiles, eight partials at a time, which fit into registers. */
abstract class RowSums extends RowKernels {
  @Override
  public double rowSum(double[] x, double[] partials, int n) {
    int whole = n & -Partials.ROW_DOUBLES;
    for (int first = 0; first < Partials.ROW_DOUBLES; first += 8) {
      double p0 = 0;
      double p1 = 0;
      double p2 = 0;
      double p3 = 0;
      double p4 = 0;
      double p5 = 0;
      double p6 = 0;
      double p7 = 0;
      for (int i = first; i < whole; i += Partials.ROW_DOUBLES) {
        p0 += x[i];
        p1 += x[i + 1];
        p2 += x[i + 2];
        p3 += x[i + 3];
        p4 += x[i + 4];
        p5 += x[i + 5];
        p6 += x[i + 6];
        p7 += x[i + 7];
      }
      partials[first] = p0;
      partials[first + 1] = p1;
      partials[first + 2] = p2;
      partials[first + 3] = p3;
      partials[first + 4] = p4;
      partials[first + 5] = p5;
      partials[first + 6] = p6;
      partials[first + 7] = p7;
    }
    for (int i = whole; i < n; i++) {
      partials[i - whole] += x[i];
    }
    return Partials.rowTotal(partials);
  }

  @Override
  public double rowDot(double[] x, double[] y, double[] partials, int n) {
    int whole = n & -Partials.ROW_DOUBLES;
    for (int first = 0; first < Partials.ROW_DOUBLES; first += 8) {
      double p0 = 0;
      double p1 = 0;
      double p2 = 0;
      double p3 = 0;
      double p4 = 0;
      double p5 = 0;
      double p6 = 0;
      double p7 = 0;
      for (int i = first; i < whole; i += Partials.ROW_DOUBLES) {
        p0 = Math.fma(x[i], y[i], p0);
        p1 = Math.fma(x[i + 1], y[i + 1], p1);
        p2 = Math.fma(x[i + 2], y[i + 2], p2);
        p3 = Math.fma(x[i + 3], y[i + 3], p3);
        p4 = Math.fma(x[i + 4], y[i + 4], p4);
        p5 = Math.fma(x[i + 5], y[i + 5], p5);
        p6 = Math.fma(x[i + 6], y[i + 6], p6);
        p7 = Math.fma(x[i + 7], y[i + 7], p7);
      }
      partials[first] = p0;
      partials[first + 1] = p1;
      partials[first + 2] = p2;
      partials[first + 3] = p3;
      partials[first + 4] = p4;
      partials[first + 5] = p5;
      partials[first + 6] = p6;
      partials[first + 7] = p7;
    }
    for (int i = whole; i < n; i++) {
      partials[i - whole] = Math.fma(x[i], y[i], partials[i - whole]);
    }
    return Partials.rowTotal(partials);
  }

  @Override
  public float rowSum(float[] x, float[] partials, int n) {
    int whole = n & -Partials.ROW_FLOATS;
    for (int first = 0; first < Partials.ROW_FLOATS; first += 8) {
      float p0 = 0;
      float p1 = 0;
      float p2 = 0;
      float p3 = 0;
      float p4 = 0;
      float p5 = 0;
      float p6 = 0;
      float p7 = 0;
      for (int i = first; i < whole; i += Partials.ROW_FLOATS) {
        p0 += x[i];
        p1 += x[i + 1];
        p2 += x[i + 2];
        p3 += x[i + 3];
        p4 += x[i + 4];
        p5 += x[i + 5];
        p6 += x[i + 6];
        p7 += x[i + 7];
      }
      partials[first] = p0;
      partials[first + 1] = p1;
      partials[first + 2] = p2;
      partials[first + 3] = p3;
      partials[first + 4] = p4;
      partials[first + 5] = p5;
      partials[first + 6] = p6;
      partials[first + 7] = p7;
    }
    for (int i = whole; i < n; i++) {
      partials[i - whole] += x[i];
    }
    return Partials.rowTotal(partials);
  }

  @Override
  public float rowDot(float[] x, float[] y, float[] partials, int n) {
    int whole = n & -Partials.ROW_FLOATS;
    for (int first = 0; first < Partials.ROW_FLOATS; first += 8) {
      float p0 = 0;
      float p1 = 0;
      float p2 = 0;
      float p3 = 0;
      float p4 = 0;
      float p5 = 0;
      float p6 = 0;
      float p7 = 0;
      for (int i = first; i < whole; i += Partials.ROW_FLOATS) {
        p0 = Math.fma(x[i], y[i], p0);
        p1 = Math.fma(x[i + 1], y[i + 1], p1);
        p2 = Math.fma(x[i + 2], y[i + 2], p2);
        p3 = Math.fma(x[i + 3], y[i + 3], p3);
        p4 = Math.fma(x[i + 4], y[i + 4], p4);
        p5 = Math.fma(x[i + 5], y[i + 5], p5);
        p6 = Math.fma(x[i + 6], y[i + 6], p6);
        p7 = Math.fma(x[i + 7], y[i + 7], p7);
      }
      partials[first] = p0;
      partials[first + 1] = p1;
      partials[first + 2] = p2;
      partials[first + 3] = p3;
      partials[first + 4] = p4;
      partials[first + 5] = p5;
      partials[first + 6] = p6;
      partials[first + 7] = p7;
    }
    for (int i = whole; i < n; i++) {
      partials[i - whole] = Math.fma(x[i], y[i], partials[i - whole]);
    }
    return Partials.rowTotal(partials);
  }

  @Override
  public void fourRowDots(
      double[] x, double[] a, double[] b, double[] c, double[] d, double[] partials, int n) {
    double first = rowDot(x, a, partials, n);
    double second = rowDot(x, b, partials, n);
    double third = rowDot(x, c, partials, n);
    double fourth = rowDot(x, d, partials, n);
    partials[0] = first;
    partials[1] = second;
    partials[2] = third;
    partials[3] = fourth;
  }

  @Override
  public void fourRowDots(
      float[] x, float[] a, float[] b, float[] c, float[] d, float[] partials, int n) {
    float first = rowDot(x, a, partials, n);
    float second = rowDot(x, b, partials, n);
    float third = rowDot(x, c, partials, n);
    float fourth = rowDot(x, d, partials, n);
    partials[0] = first;
    partials[1] = second;
    partials[2] = third;
    partials[3] = fourth;
  }
}
