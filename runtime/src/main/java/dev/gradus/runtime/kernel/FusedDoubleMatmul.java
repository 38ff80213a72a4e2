package dev.gradus.runtime.kernel;

/** Every multiply-and-add is one fma, as in FAST arithmetic. */
final class FusedDoubleMatmul extends DoubleMatmul {
  static final FusedDoubleMatmul INSTANCE = new FusedDoubleMatmul();

  private FusedDoubleMatmul() {}

  @Override
  void addFour(
      double a0,
      double[] b0,
      double a1,
      double[] b1,
      double a2,
      double[] b2,
      double a3,
      double[] b3,
      double[] c,
      int n) {
    for (int j = 0; j < n; j++) {
      double sum = Math.fma(a0, b0[j], c[j]);
      sum = Math.fma(a1, b1[j], sum);
      sum = Math.fma(a2, b2[j], sum);
      c[j] = Math.fma(a3, b3[j], sum);
    }
  }

  @Override
  void addOne(double a, double[] b, double[] c, int n) {
    for (int j = 0; j < n; j++) {
      c[j] = Math.fma(a, b[j], c[j]);
    }
  }

  @Override
  void fourColumns(
      double[] a,
      int aOffset,
      int aCol,
      double[] b,
      int bOffset,
      int bRow,
      int bCol,
      double[] c,
      int cOffset,
      int kk) {
    double c0 = c[cOffset];
    double c1 = c[cOffset + 1];
    double c2 = c[cOffset + 2];
    double c3 = c[cOffset + 3];
    for (int k = 0; k < kk; k++) {
      double factor = a[aOffset + k * aCol];
      int at = bOffset + k * bRow;
      c0 = Math.fma(factor, b[at], c0);
      c1 = Math.fma(factor, b[at + bCol], c1);
      c2 = Math.fma(factor, b[at + 2 * bCol], c2);
      c3 = Math.fma(factor, b[at + 3 * bCol], c3);
    }
    c[cOffset] = c0;
    c[cOffset + 1] = c1;
    c[cOffset + 2] = c2;
    c[cOffset + 3] = c3;
  }

  @Override
  void fourRows(
      double[] a,
      int aOffset,
      int aRow,
      int aCol,
      double[] b,
      int bOffset,
      int bRow,
      double[] c,
      int cOffset,
      int cRow,
      int kk) {
    double c0 = c[cOffset];
    double c1 = c[cOffset + cRow];
    double c2 = c[cOffset + 2 * cRow];
    double c3 = c[cOffset + 3 * cRow];
    for (int k = 0; k < kk; k++) {
      int at = aOffset + k * aCol;
      double factor = b[bOffset + k * bRow];
      c0 = Math.fma(a[at], factor, c0);
      c1 = Math.fma(a[at + aRow], factor, c1);
      c2 = Math.fma(a[at + 2 * aRow], factor, c2);
      c3 = Math.fma(a[at + 3 * aRow], factor, c3);
    }
    c[cOffset] = c0;
    c[cOffset + cRow] = c1;
    c[cOffset + 2 * cRow] = c2;
    c[cOffset + 3 * cRow] = c3;
  }

  @Override
  void one(
      double[] a,
      int aOffset,
      int aCol,
      double[] b,
      int bOffset,
      int bRow,
      double[] c,
      int cOffset,
      int kk) {
    double sum = c[cOffset];
    for (int k = 0; k < kk; k++) {
      sum = Math.fma(a[aOffset + k * aCol], b[bOffset + k * bRow], sum);
    }
    c[cOffset] = sum;
  }
}
