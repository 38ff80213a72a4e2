package dev.gradus.runtime.kernel;

/** Every multiply-and-add is one fma, as in FAST arithmetic. */
final class FusedFloatMatmul extends FloatMatmul {
  static final FusedFloatMatmul INSTANCE = new FusedFloatMatmul();

  private FusedFloatMatmul() {}

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
      float sum = Math.fma(a0, b0[j], c[j]);
      sum = Math.fma(a1, b1[j], sum);
      sum = Math.fma(a2, b2[j], sum);
      c[j] = Math.fma(a3, b3[j], sum);
    }
  }

  @Override
  void addOne(float a, float[] b, float[] c, int n) {
    for (int j = 0; j < n; j++) {
      c[j] = Math.fma(a, b[j], c[j]);
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
      sum = Math.fma(a[aOffset + k * aCol], b[bOffset + k * bRow], sum);
    }
    c[cOffset] = sum;
  }
}
