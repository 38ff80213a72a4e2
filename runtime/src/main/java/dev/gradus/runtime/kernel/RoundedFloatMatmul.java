package dev.gradus.runtime.kernel;

/** Every product is rounded before it is added, as in STRICT arithmetic. */
final class RoundedFloatMatmul extends FloatMatmul {
  static final RoundedFloatMatmul INSTANCE = new RoundedFloatMatmul();

  private RoundedFloatMatmul() {}

  @Override
  void addFour(
      float a0,
      float[] b0,
      float a1,
      float[] b1,
      float a2,
      float[] b2,
      float a3,
      float[] b3,
      float[] c,
      int n) {
    for (int j = 0; j < n; j++) {
      float sum = c[j] + a0 * b0[j];
      sum = sum + a1 * b1[j];
      sum = sum + a2 * b2[j];
      c[j] = sum + a3 * b3[j];
    }
  }

  @Override
  void addOne(float a, float[] b, float[] c, int n) {
    for (int j = 0; j < n; j++) {
      c[j] = c[j] + a * b[j];
    }
  }

  @Override
  void fourColumns(
      float[] a,
      int aOffset,
      int aCol,
      float[] b,
      int bOffset,
      int bRow,
      int bCol,
      float[] c,
      int cOffset,
      int kk) {
    float c0 = c[cOffset];
    float c1 = c[cOffset + 1];
    float c2 = c[cOffset + 2];
    float c3 = c[cOffset + 3];
    for (int k = 0; k < kk; k++) {
      float factor = a[aOffset + k * aCol];
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
      float[] a,
      int aOffset,
      int aRow,
      int aCol,
      float[] b,
      int bOffset,
      int bRow,
      float[] c,
      int cOffset,
      int cRow,
      int kk) {
    float c0 = c[cOffset];
    float c1 = c[cOffset + cRow];
    float c2 = c[cOffset + 2 * cRow];
    float c3 = c[cOffset + 3 * cRow];
    for (int k = 0; k < kk; k++) {
      int at = aOffset + k * aCol;
      float factor = b[bOffset + k * bRow];
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
      float[] a,
      int aOffset,
      int aCol,
      float[] b,
      int bOffset,
      int bRow,
      float[] c,
      int cOffset,
      int kk) {
    float sum = c[cOffset];
    for (int k = 0; k < kk; k++) {
      sum = sum + a[aOffset + k * aCol] * b[bOffset + k * bRow];
    }
    c[cOffset] = sum;
  }
}
