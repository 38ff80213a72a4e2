package dev.gradus.vector;

/**
 * The block kernels by the Vector API, to the bit the scalar ones. They replace the loops that the
 * JIT does not vectorise by itself: bit manipulation and comparison in the elementary functions,
 * sums, dot products and matrix products; each family once it is {@linkplain Readiness ready}.
 */
public final class VectorBlockKernels extends VectorRowKernels {
  /** Kernels that begin scalar and become vectors in the course of use. */
  public VectorBlockKernels() {}

  /** Kernels that are vectors, or scalar, for good. */
  VectorBlockKernels(boolean vectors) {
    super(vectors);
  }

  @Override
  public String name() {
    return "vector-" + Width.SHAPE.vectorBitSize();
  }

  @Override
  protected boolean bounded(double[] x, int n, double limit) {
    return doubleBits.ready(n) ? DoubleBitLoops.bounded(x, n, limit) : super.bounded(x, n, limit);
  }

  @Override
  protected boolean between(double[] x, int n, double low, double high) {
    return doubleBits.ready(n)
        ? DoubleBitLoops.between(x, n, low, high)
        : super.between(x, n, low, high);
  }

  @Override
  protected void scaleExp(double[] fraction, double[] shifted, double[] result, int n) {
    if (doubleBits.ready(n)) {
      DoubleBitLoops.scaleExp(fraction, shifted, result, n);
    } else {
      super.scaleExp(fraction, shifted, result, n);
    }
  }

  @Override
  protected void scaleExpm1(
      double[] fraction, double[] shifted, double[] sign, double[] result, int n) {
    if (doubleBits.ready(n)) {
      DoubleBitLoops.scaleExpm1(fraction, shifted, sign, result, n);
    } else {
      super.scaleExpm1(fraction, shifted, sign, result, n);
    }
  }

  @Override
  protected void splitLog(double[] x, double[] rest, double[] number, int n) {
    if (doubleBits.ready(n)) {
      DoubleBitLoops.splitLog(x, rest, number, n);
    } else {
      super.splitLog(x, rest, number, n);
    }
  }

  @Override
  protected void splitLog1p(double[] sum, double[] missing, double[] rest, double[] number, int n) {
    if (doubleBits.ready(n)) {
      DoubleBitLoops.splitLog1p(sum, missing, rest, number, n);
    } else {
      super.splitLog1p(sum, missing, rest, number, n);
    }
  }

  @Override
  public void sum(double[] src, int offset, int n, double[] partials, int start) {
    int head = -start & (8 - 1);
    int whole = (n - head) & -8;
    if (whole < WORTH_IT || !doubleSums.ready(n)) {
      super.sum(src, offset, n, partials, start);
      return;
    }
    int tail = head + whole;
    super.sum(src, offset, head, partials, start);
    DoubleReductions.sum(src, offset + head, whole, partials);
    super.sum(src, offset + tail, n - tail, partials, 0);
  }

  @Override
  public void dot(
      double[] a, int aOffset, double[] b, int bOffset, int n, double[] partials, int start) {
    int head = -start & (8 - 1);
    int whole = (n - head) & -8;
    if (whole < WORTH_IT || !doubleSums.ready(n)) {
      super.dot(a, aOffset, b, bOffset, n, partials, start);
      return;
    }
    int tail = head + whole;
    super.dot(a, aOffset, b, bOffset, head, partials, start);
    DoubleReductions.dot(a, aOffset + head, b, bOffset + head, whole, partials);
    super.dot(a, aOffset + tail, b, bOffset + tail, n - tail, partials, 0);
  }

  @Override
  public void rowDots(
      double[] a,
      int aOffset,
      int rows,
      int cols,
      double[] x,
      int xOffset,
      double[] out,
      int outOffset) {
    long work = (long) rows * cols;
    if (cols >= 8 && work >= WORTH_IT && doubleSums.ready(work)) {
      DoubleReductions.rowDots(
          a, aOffset, rows, cols, x, xOffset, out, outOffset, VectorScratch.get().doublePartials);
    } else {
      super.rowDots(a, aOffset, rows, cols, x, xOffset, out, outOffset);
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
    if (n == 1 && m > 1 && aRow == 1 && cRow == 1) {
      // A column of C is a row of its transpose.
      matmul(b, bOffset, 0, bRow, a, aOffset, aCol, 1, c, cOffset, m, 1, m, kk, accumulate);
      return;
    }
    boolean wide =
        n >= DoubleMatmul.PANEL / 4 && m >= 4 || n >= DoubleMatmul.PANEL / 2 && bCol == 1;
    if (wide && doubleProducts.ready((long) m * n * kk)) {
      DoubleMatmul.multiply(
          a, aOffset, aRow, aCol, b, bOffset, bRow, bCol, c, cOffset, cRow, m, n, kk, accumulate);
    } else {
      super.matmul(
          a, aOffset, aRow, aCol, b, bOffset, bRow, bCol, c, cOffset, cRow, m, n, kk, accumulate);
    }
  }

  @Override
  protected boolean bounded(float[] x, int n, float limit) {
    return floatBits.ready(n) ? FloatBitLoops.bounded(x, n, limit) : super.bounded(x, n, limit);
  }

  @Override
  protected boolean between(float[] x, int n, float low, float high) {
    return floatBits.ready(n)
        ? FloatBitLoops.between(x, n, low, high)
        : super.between(x, n, low, high);
  }

  @Override
  protected void scaleExp(float[] fraction, float[] shifted, float[] result, int n) {
    if (floatBits.ready(n)) {
      FloatBitLoops.scaleExp(fraction, shifted, result, n);
    } else {
      super.scaleExp(fraction, shifted, result, n);
    }
  }

  @Override
  protected void scaleExpm1(
      float[] fraction, float[] shifted, float[] sign, float[] result, int n) {
    if (floatBits.ready(n)) {
      FloatBitLoops.scaleExpm1(fraction, shifted, sign, result, n);
    } else {
      super.scaleExpm1(fraction, shifted, sign, result, n);
    }
  }

  @Override
  protected void splitLog(float[] x, float[] rest, float[] number, int n) {
    if (floatBits.ready(n)) {
      FloatBitLoops.splitLog(x, rest, number, n);
    } else {
      super.splitLog(x, rest, number, n);
    }
  }

  @Override
  protected void splitLog1p(float[] sum, float[] missing, float[] rest, float[] number, int n) {
    if (floatBits.ready(n)) {
      FloatBitLoops.splitLog1p(sum, missing, rest, number, n);
    } else {
      super.splitLog1p(sum, missing, rest, number, n);
    }
  }

  @Override
  public void sum(float[] src, int offset, int n, float[] partials, int start) {
    int head = -start & (16 - 1);
    int whole = (n - head) & -16;
    if (whole < WORTH_IT || !floatSums.ready(n)) {
      super.sum(src, offset, n, partials, start);
      return;
    }
    int tail = head + whole;
    super.sum(src, offset, head, partials, start);
    FloatReductions.sum(src, offset + head, whole, partials);
    super.sum(src, offset + tail, n - tail, partials, 0);
  }

  @Override
  public void dot(
      float[] a, int aOffset, float[] b, int bOffset, int n, float[] partials, int start) {
    int head = -start & (16 - 1);
    int whole = (n - head) & -16;
    if (whole < WORTH_IT || !floatSums.ready(n)) {
      super.dot(a, aOffset, b, bOffset, n, partials, start);
      return;
    }
    int tail = head + whole;
    super.dot(a, aOffset, b, bOffset, head, partials, start);
    FloatReductions.dot(a, aOffset + head, b, bOffset + head, whole, partials);
    super.dot(a, aOffset + tail, b, bOffset + tail, n - tail, partials, 0);
  }

  @Override
  public void rowDots(
      float[] a,
      int aOffset,
      int rows,
      int cols,
      float[] x,
      int xOffset,
      float[] out,
      int outOffset) {
    long work = (long) rows * cols;
    if (cols >= 16 && work >= WORTH_IT && floatSums.ready(work)) {
      FloatReductions.rowDots(
          a, aOffset, rows, cols, x, xOffset, out, outOffset, VectorScratch.get().floatPartials);
    } else {
      super.rowDots(a, aOffset, rows, cols, x, xOffset, out, outOffset);
    }
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
    if (n == 1 && m > 1 && aRow == 1 && cRow == 1) {
      // A column of C is a row of its transpose.
      matmul(b, bOffset, 0, bRow, a, aOffset, aCol, 1, c, cOffset, m, 1, m, kk, accumulate);
      return;
    }
    boolean wide = n >= FloatMatmul.PANEL / 4 && m >= 4 || n >= FloatMatmul.PANEL / 2 && bCol == 1;
    if (wide && floatProducts.ready((long) m * n * kk)) {
      FloatMatmul.multiply(
          a, aOffset, aRow, aCol, b, bOffset, bRow, bCol, c, cOffset, cRow, m, n, kk, accumulate);
    } else {
      super.matmul(
          a, aOffset, aRow, aCol, b, bOffset, bRow, bCol, c, cOffset, cRow, m, n, kk, accumulate);
    }
  }
}
