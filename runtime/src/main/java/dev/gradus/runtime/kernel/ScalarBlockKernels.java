package dev.gradus.runtime.kernel;

/** The block kernels in plain Java. */
public class ScalarBlockKernels extends DoublePolynomialKernels {
  @Override
  public String name() {
    return "scalar";
  }

  @Override
  protected boolean bounded(double[] x, int n, double limit) {
    for (int i = 0; i < n; i++) {
      if (!(Math.abs(x[i]) <= limit)) {
        return false;
      }
    }
    return true;
  }

  @Override
  protected boolean between(double[] x, int n, double low, double high) {
    for (int i = 0; i < n; i++) {
      if (!(x[i] >= low && x[i] <= high)) {
        return false;
      }
    }
    return true;
  }

  @Override
  protected void scaleExp(double[] fraction, double[] shifted, double[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = ExpPolynomial.exp(fraction[i], shifted[i]);
    }
  }

  @Override
  protected void scaleExpm1(
      double[] fraction, double[] shifted, double[] sign, double[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = ExpPolynomial.expm1(fraction[i], shifted[i], sign[i]);
    }
  }

  @Override
  protected void splitLog(double[] x, double[] rest, double[] number, int n) {
    for (int i = 0; i < n; i++) {
      long bits = Double.doubleToRawLongBits(x[i]);
      long exponent = LogPolynomial.exponent(bits);
      rest[i] = LogPolynomial.rest(bits, exponent);
      number[i] = LogPolynomial.number(exponent);
    }
  }

  @Override
  protected void splitLog1p(double[] sum, double[] missing, double[] rest, double[] number, int n) {
    for (int i = 0; i < n; i++) {
      long bits = Double.doubleToRawLongBits(sum[i]);
      long exponent = LogPolynomial.exponent(bits);
      rest[i] = LogPolynomial.rest(bits, exponent, missing[i]);
      number[i] = LogPolynomial.number(exponent);
    }
  }

  @Override
  protected boolean bounded(float[] x, int n, float limit) {
    for (int i = 0; i < n; i++) {
      if (!(Math.abs(x[i]) <= limit)) {
        return false;
      }
    }
    return true;
  }

  @Override
  protected boolean between(float[] x, int n, float low, float high) {
    for (int i = 0; i < n; i++) {
      if (!(x[i] >= low && x[i] <= high)) {
        return false;
      }
    }
    return true;
  }

  @Override
  protected void scaleExp(float[] fraction, float[] shifted, float[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = ExpPolynomial.exp(fraction[i], shifted[i]);
    }
  }

  @Override
  protected void scaleExpm1(
      float[] fraction, float[] shifted, float[] sign, float[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = ExpPolynomial.expm1(fraction[i], shifted[i], sign[i]);
    }
  }

  @Override
  protected void splitLog(float[] x, float[] rest, float[] number, int n) {
    for (int i = 0; i < n; i++) {
      int bits = Float.floatToRawIntBits(x[i]);
      int exponent = LogPolynomial.exponent(bits);
      rest[i] = LogPolynomial.rest(bits, exponent);
      number[i] = LogPolynomial.number(exponent);
    }
  }

  @Override
  protected void splitLog1p(float[] sum, float[] missing, float[] rest, float[] number, int n) {
    for (int i = 0; i < n; i++) {
      int bits = Float.floatToRawIntBits(sum[i]);
      int exponent = LogPolynomial.exponent(bits);
      rest[i] = LogPolynomial.rest(bits, exponent, missing[i]);
      number[i] = LogPolynomial.number(exponent);
    }
  }

  @Override
  public void sum(double[] src, int offset, int n, double[] partials, int start) {
    int head = Math.min(n, -start & 7);
    addOneByOne(src, offset, head, partials, start);
    double p0 = partials[0];
    double p1 = partials[1];
    double p2 = partials[2];
    double p3 = partials[3];
    double p4 = partials[4];
    double p5 = partials[5];
    double p6 = partials[6];
    double p7 = partials[7];
    int i = head;
    for (; i <= n - 8; i += 8) {
      int from = offset + i;
      p0 += src[from];
      p1 += src[from + 1];
      p2 += src[from + 2];
      p3 += src[from + 3];
      p4 += src[from + 4];
      p5 += src[from + 5];
      p6 += src[from + 6];
      p7 += src[from + 7];
    }
    partials[0] = p0;
    partials[1] = p1;
    partials[2] = p2;
    partials[3] = p3;
    partials[4] = p4;
    partials[5] = p5;
    partials[6] = p6;
    partials[7] = p7;
    addOneByOne(src, offset + i, n - i, partials, start + i);
  }

  private static void addOneByOne(double[] src, int offset, int n, double[] partials, int start) {
    for (int i = 0; i < n; i++) {
      partials[(start + i) & 7] += src[offset + i];
    }
  }

  @Override
  public void dot(
      double[] a, int aOffset, double[] b, int bOffset, int n, double[] partials, int start) {
    int head = Math.min(n, -start & 7);
    addProductsOneByOne(a, aOffset, b, bOffset, head, partials, start);
    double p0 = partials[0];
    double p1 = partials[1];
    double p2 = partials[2];
    double p3 = partials[3];
    double p4 = partials[4];
    double p5 = partials[5];
    double p6 = partials[6];
    double p7 = partials[7];
    int i = head;
    for (; i <= n - 8; i += 8) {
      int u = aOffset + i;
      int v = bOffset + i;
      p0 = Math.fma(a[u], b[v], p0);
      p1 = Math.fma(a[u + 1], b[v + 1], p1);
      p2 = Math.fma(a[u + 2], b[v + 2], p2);
      p3 = Math.fma(a[u + 3], b[v + 3], p3);
      p4 = Math.fma(a[u + 4], b[v + 4], p4);
      p5 = Math.fma(a[u + 5], b[v + 5], p5);
      p6 = Math.fma(a[u + 6], b[v + 6], p6);
      p7 = Math.fma(a[u + 7], b[v + 7], p7);
    }
    partials[0] = p0;
    partials[1] = p1;
    partials[2] = p2;
    partials[3] = p3;
    partials[4] = p4;
    partials[5] = p5;
    partials[6] = p6;
    partials[7] = p7;
    addProductsOneByOne(a, aOffset + i, b, bOffset + i, n - i, partials, start + i);
  }

  private static void addProductsOneByOne(
      double[] a, int aOffset, double[] b, int bOffset, int n, double[] partials, int start) {
    for (int i = 0; i < n; i++) {
      int p = (start + i) & 7;
      partials[p] = Math.fma(a[aOffset + i], b[bOffset + i], partials[p]);
    }
  }

  @Override
  public void sum(float[] src, int offset, int n, float[] partials, int start) {
    int head = Math.min(n, -start & 15);
    addOneByOne(src, offset, head, partials, start);
    float p0 = partials[0];
    float p1 = partials[1];
    float p2 = partials[2];
    float p3 = partials[3];
    float p4 = partials[4];
    float p5 = partials[5];
    float p6 = partials[6];
    float p7 = partials[7];
    float p8 = partials[8];
    float p9 = partials[9];
    float p10 = partials[10];
    float p11 = partials[11];
    float p12 = partials[12];
    float p13 = partials[13];
    float p14 = partials[14];
    float p15 = partials[15];
    int i = head;
    for (; i <= n - 16; i += 16) {
      int from = offset + i;
      p0 += src[from];
      p1 += src[from + 1];
      p2 += src[from + 2];
      p3 += src[from + 3];
      p4 += src[from + 4];
      p5 += src[from + 5];
      p6 += src[from + 6];
      p7 += src[from + 7];
      p8 += src[from + 8];
      p9 += src[from + 9];
      p10 += src[from + 10];
      p11 += src[from + 11];
      p12 += src[from + 12];
      p13 += src[from + 13];
      p14 += src[from + 14];
      p15 += src[from + 15];
    }
    partials[0] = p0;
    partials[1] = p1;
    partials[2] = p2;
    partials[3] = p3;
    partials[4] = p4;
    partials[5] = p5;
    partials[6] = p6;
    partials[7] = p7;
    partials[8] = p8;
    partials[9] = p9;
    partials[10] = p10;
    partials[11] = p11;
    partials[12] = p12;
    partials[13] = p13;
    partials[14] = p14;
    partials[15] = p15;
    addOneByOne(src, offset + i, n - i, partials, start + i);
  }

  private static void addOneByOne(float[] src, int offset, int n, float[] partials, int start) {
    for (int i = 0; i < n; i++) {
      partials[(start + i) & 15] += src[offset + i];
    }
  }

  @Override
  public void dot(
      float[] a, int aOffset, float[] b, int bOffset, int n, float[] partials, int start) {
    int head = Math.min(n, -start & 15);
    addProductsOneByOne(a, aOffset, b, bOffset, head, partials, start);
    float p0 = partials[0];
    float p1 = partials[1];
    float p2 = partials[2];
    float p3 = partials[3];
    float p4 = partials[4];
    float p5 = partials[5];
    float p6 = partials[6];
    float p7 = partials[7];
    float p8 = partials[8];
    float p9 = partials[9];
    float p10 = partials[10];
    float p11 = partials[11];
    float p12 = partials[12];
    float p13 = partials[13];
    float p14 = partials[14];
    float p15 = partials[15];
    int i = head;
    for (; i <= n - 16; i += 16) {
      int u = aOffset + i;
      int v = bOffset + i;
      p0 = Math.fma(a[u], b[v], p0);
      p1 = Math.fma(a[u + 1], b[v + 1], p1);
      p2 = Math.fma(a[u + 2], b[v + 2], p2);
      p3 = Math.fma(a[u + 3], b[v + 3], p3);
      p4 = Math.fma(a[u + 4], b[v + 4], p4);
      p5 = Math.fma(a[u + 5], b[v + 5], p5);
      p6 = Math.fma(a[u + 6], b[v + 6], p6);
      p7 = Math.fma(a[u + 7], b[v + 7], p7);
      p8 = Math.fma(a[u + 8], b[v + 8], p8);
      p9 = Math.fma(a[u + 9], b[v + 9], p9);
      p10 = Math.fma(a[u + 10], b[v + 10], p10);
      p11 = Math.fma(a[u + 11], b[v + 11], p11);
      p12 = Math.fma(a[u + 12], b[v + 12], p12);
      p13 = Math.fma(a[u + 13], b[v + 13], p13);
      p14 = Math.fma(a[u + 14], b[v + 14], p14);
      p15 = Math.fma(a[u + 15], b[v + 15], p15);
    }
    partials[0] = p0;
    partials[1] = p1;
    partials[2] = p2;
    partials[3] = p3;
    partials[4] = p4;
    partials[5] = p5;
    partials[6] = p6;
    partials[7] = p7;
    partials[8] = p8;
    partials[9] = p9;
    partials[10] = p10;
    partials[11] = p11;
    partials[12] = p12;
    partials[13] = p13;
    partials[14] = p14;
    partials[15] = p15;
    addProductsOneByOne(a, aOffset + i, b, bOffset + i, n - i, partials, start + i);
  }

  private static void addProductsOneByOne(
      float[] a, int aOffset, float[] b, int bOffset, int n, float[] partials, int start) {
    for (int i = 0; i < n; i++) {
      int p = (start + i) & 15;
      partials[p] = Math.fma(a[aOffset + i], b[bOffset + i], partials[p]);
    }
  }

  @Override
  public void matmul(
      double[] a,
      int aOffset,
      int aRow,
      int aCol,
      double[] b,
      int bOffset,
      int bRow,
      int bCol,
      double[] c,
      int cOffset,
      int cRow,
      int m,
      int n,
      int kk,
      boolean accumulate) {
    FusedDoubleMatmul.INSTANCE.multiply(
        a, aOffset, aRow, aCol, b, bOffset, bRow, bCol, c, cOffset, cRow, m, n, kk, accumulate);
  }

  @Override
  public void matmul(
      float[] a,
      int aOffset,
      int aRow,
      int aCol,
      float[] b,
      int bOffset,
      int bRow,
      int bCol,
      float[] c,
      int cOffset,
      int cRow,
      int m,
      int n,
      int kk,
      boolean accumulate) {
    FusedFloatMatmul.INSTANCE.multiply(
        a, aOffset, aRow, aCol, b, bOffset, bRow, bCol, c, cOffset, cRow, m, n, kk, accumulate);
  }
}
