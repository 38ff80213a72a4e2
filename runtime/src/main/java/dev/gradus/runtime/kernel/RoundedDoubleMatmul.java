package dev.gradus.runtime.kernel;

/** Every product is rounded before it is added, as in STRICT arithmetic. */
final class RoundedDoubleMatmul extends DoubleMatmul {
  static final RoundedDoubleMatmul INSTANCE = new RoundedDoubleMatmul();

  private RoundedDoubleMatmul() {}

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
      double sum = c[j] + a0 * b0[j];
      sum = sum + a1 * b1[j];
      sum = sum + a2 * b2[j];
      c[j] = sum + a3 * b3[j];
    }
  }

  @Override
  void addOne(double a, double[] b, double[] c, int n) {
    for (int j = 0; j < n; j++) {
      c[j] = c[j] + a * b[j];
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
      c0 = c0 + factor * b[at];
      c1 = c1 + factor * b[at + bCol];
      c2 = c2 + factor * b[at + 2 * bCol];
      c3 = c3 + factor * b[at + 3 * bCol];
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
      c0 = c0 + a[at] * factor;
      c1 = c1 + a[at + aRow] * factor;
      c2 = c2 + a[at + 2 * aRow] * factor;
      c3 = c3 + a[at + 3 * aRow] * factor;
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
      sum = sum + a[aOffset + k * aCol] * b[bOffset + k * bRow];
    }
    c[cOffset] = sum;
  }
}
