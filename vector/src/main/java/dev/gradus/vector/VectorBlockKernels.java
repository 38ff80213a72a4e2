package dev.gradus.vector;

import dev.gradus.runtime.kernel.PolynomialBlockKernels;
import dev.gradus.runtime.kernel.ScalarBlockKernels;

/**
 * The block kernels by the Vector API, to the bit those of {@link ScalarBlockKernels}. They replace
 * the loops that the JIT does not vectorise by itself: bit manipulation and comparison in the
 * elementary functions, sums, dot products and matrix products.
 */
public final class VectorBlockKernels extends PolynomialBlockKernels {
  /** Fewer elements are left to the scalar loops. */
  private static final int WORTH_IT = 32;

  private final ScalarBlockKernels scalar = new ScalarBlockKernels();

  @Override
  public String name() {
    return "vector-" + Width.SHAPE.vectorBitSize();
  }

  @Override
  protected boolean bounded(double[] x, int n, double limit) {
    return DoubleBitLoops.bounded(x, n, limit);
  }

  @Override
  protected boolean between(double[] x, int n, double low, double high) {
    return DoubleBitLoops.between(x, n, low, high);
  }

  @Override
  protected void scaleExp(double[] fraction, double[] shifted, double[] result, int n) {
    DoubleBitLoops.scaleExp(fraction, shifted, result, n);
  }

  @Override
  protected void scaleExpm1(
      double[] fraction, double[] shifted, double[] sign, double[] result, int n) {
    DoubleBitLoops.scaleExpm1(fraction, shifted, sign, result, n);
  }

  @Override
  protected void splitLog(double[] x, double[] rest, double[] number, int n) {
    DoubleBitLoops.splitLog(x, rest, number, n);
  }

  @Override
  protected void splitLog1p(double[] sum, double[] missing, double[] rest, double[] number, int n) {
    DoubleBitLoops.splitLog1p(sum, missing, rest, number, n);
  }

  @Override
  public void sum(double[] src, int offset, int n, double[] partials, int start) {
    int head = -start & (8 - 1);
    int whole = (n - head) & -8;
    if (!DoubleReductions.SUPPORTED || whole < WORTH_IT) {
      scalar.sum(src, offset, n, partials, start);
      return;
    }
    int tail = head + whole;
    scalar.sum(src, offset, head, partials, start);
    DoubleReductions.sum(src, offset + head, whole, partials);
    scalar.sum(src, offset + tail, n - tail, partials, 0);
  }

  @Override
  public void dot(
      double[] a, int aOffset, double[] b, int bOffset, int n, double[] partials, int start) {
    int head = -start & (8 - 1);
    int whole = (n - head) & -8;
    if (!DoubleReductions.SUPPORTED || whole < WORTH_IT) {
      scalar.dot(a, aOffset, b, bOffset, n, partials, start);
      return;
    }
    int tail = head + whole;
    scalar.dot(a, aOffset, b, bOffset, head, partials, start);
    DoubleReductions.dot(a, aOffset + head, b, bOffset + head, whole, partials);
    scalar.dot(a, aOffset + tail, b, bOffset + tail, n - tail, partials, 0);
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
    if (DoubleReductions.SUPPORTED && cols >= 8 && (long) rows * cols >= WORTH_IT) {
      DoubleReductions.rowDots(
          a, aOffset, rows, cols, x, xOffset, out, outOffset, VectorScratch.get().doublePartials);
    } else {
      scalar.rowDots(a, aOffset, rows, cols, x, xOffset, out, outOffset);
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
    if (n >= DoubleMatmul.PANEL / 2 && (bCol == 1 || m >= 4)) {
      DoubleMatmul.multiply(
          a, aOffset, aRow, aCol, b, bOffset, bRow, bCol, c, cOffset, cRow, m, n, kk, accumulate);
    } else {
      scalar.matmul(
          a, aOffset, aRow, aCol, b, bOffset, bRow, bCol, c, cOffset, cRow, m, n, kk, accumulate);
    }
  }

  @Override
  protected boolean bounded(float[] x, int n, float limit) {
    return FloatBitLoops.bounded(x, n, limit);
  }

  @Override
  protected boolean between(float[] x, int n, float low, float high) {
    return FloatBitLoops.between(x, n, low, high);
  }

  @Override
  protected void scaleExp(float[] fraction, float[] shifted, float[] result, int n) {
    FloatBitLoops.scaleExp(fraction, shifted, result, n);
  }

  @Override
  protected void scaleExpm1(
      float[] fraction, float[] shifted, float[] sign, float[] result, int n) {
    FloatBitLoops.scaleExpm1(fraction, shifted, sign, result, n);
  }

  @Override
  protected void splitLog(float[] x, float[] rest, float[] number, int n) {
    FloatBitLoops.splitLog(x, rest, number, n);
  }

  @Override
  protected void splitLog1p(float[] sum, float[] missing, float[] rest, float[] number, int n) {
    FloatBitLoops.splitLog1p(sum, missing, rest, number, n);
  }

  @Override
  public void sum(float[] src, int offset, int n, float[] partials, int start) {
    int head = -start & (16 - 1);
    int whole = (n - head) & -16;
    if (!FloatReductions.SUPPORTED || whole < WORTH_IT) {
      scalar.sum(src, offset, n, partials, start);
      return;
    }
    int tail = head + whole;
    scalar.sum(src, offset, head, partials, start);
    FloatReductions.sum(src, offset + head, whole, partials);
    scalar.sum(src, offset + tail, n - tail, partials, 0);
  }

  @Override
  public void dot(
      float[] a, int aOffset, float[] b, int bOffset, int n, float[] partials, int start) {
    int head = -start & (16 - 1);
    int whole = (n - head) & -16;
    if (!FloatReductions.SUPPORTED || whole < WORTH_IT) {
      scalar.dot(a, aOffset, b, bOffset, n, partials, start);
      return;
    }
    int tail = head + whole;
    scalar.dot(a, aOffset, b, bOffset, head, partials, start);
    FloatReductions.dot(a, aOffset + head, b, bOffset + head, whole, partials);
    scalar.dot(a, aOffset + tail, b, bOffset + tail, n - tail, partials, 0);
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
    if (FloatReductions.SUPPORTED && cols >= 16 && (long) rows * cols >= WORTH_IT) {
      FloatReductions.rowDots(
          a, aOffset, rows, cols, x, xOffset, out, outOffset, VectorScratch.get().floatPartials);
    } else {
      scalar.rowDots(a, aOffset, rows, cols, x, xOffset, out, outOffset);
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
    if (n >= FloatMatmul.PANEL / 2 && (bCol == 1 || m >= 4)) {
      FloatMatmul.multiply(
          a, aOffset, aRow, aCol, b, bOffset, bRow, bCol, c, cOffset, cRow, m, n, kk, accumulate);
    } else {
      scalar.matmul(
          a, aOffset, aRow, aCol, b, bOffset, bRow, bCol, c, cOffset, cRow, m, n, kk, accumulate);
    }
  }
}
