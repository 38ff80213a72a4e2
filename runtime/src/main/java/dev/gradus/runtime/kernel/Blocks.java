package dev.gradus.runtime.kernel;

/**
 * The block kernels of this JVM, as static methods for generated code. The implementation is chosen
 * once, see {@link KernelChoice}; it does not show in results. Large products are shared by the
 * threads of a {@link Team}.
 */
public final class Blocks {
  private static final BlockKernels KERNELS =
      KernelChoice.choose(System.getProperty(KernelChoice.PROPERTY));

  private Blocks() {}

  /** The implementation in use. */
  public static BlockKernels kernels() {
    return KERNELS;
  }

  /** See {@link BlockKernels#exp(double[], double[], int)}. */
  public static void exp(double[] src, double[] dst, int n) {
    KERNELS.exp(src, dst, n);
  }

  /** See {@link BlockKernels#expm1(double[], double[], int)}. */
  public static void expm1(double[] src, double[] dst, int n) {
    KERNELS.expm1(src, dst, n);
  }

  /** See {@link BlockKernels#log(double[], double[], int)}. */
  public static void log(double[] src, double[] dst, int n) {
    KERNELS.log(src, dst, n);
  }

  /** See {@link BlockKernels#log1p(double[], double[], int)}. */
  public static void log1p(double[] src, double[] dst, int n) {
    KERNELS.log1p(src, dst, n);
  }

  /** See {@link BlockKernels#tanh(double[], double[], int)}. */
  public static void tanh(double[] src, double[] dst, int n) {
    KERNELS.tanh(src, dst, n);
  }

  /** See {@link BlockKernels#sin(double[], double[], int)}. */
  public static void sin(double[] src, double[] dst, int n) {
    KERNELS.sin(src, dst, n);
  }

  /** See {@link BlockKernels#cos(double[], double[], int)}. */
  public static void cos(double[] src, double[] dst, int n) {
    KERNELS.cos(src, dst, n);
  }

  /** See {@link BlockKernels#sigmoid(double[], double[], int)}. */
  public static void sigmoid(double[] src, double[] dst, int n) {
    KERNELS.sigmoid(src, dst, n);
  }

  /** See {@link BlockKernels#softplus(double[], double[], int)}. */
  public static void softplus(double[] src, double[] dst, int n) {
    KERNELS.softplus(src, dst, n);
  }

  /** See {@link BlockKernels#erf(double[], double[], int)}. */
  public static void erf(double[] src, double[] dst, int n) {
    KERNELS.erf(src, dst, n);
  }

  /** See {@link BlockKernels#sum(double[], int, int, double[], int)}. */
  public static void sum(double[] src, int offset, int n, double[] partials, int start) {
    KERNELS.sum(src, offset, n, partials, start);
  }

  /** See {@link BlockKernels#dot(double[], int, double[], int, int, double[], int)}. */
  public static void dot(
      double[] a, int aOffset, double[] b, int bOffset, int n, double[] partials, int start) {
    KERNELS.dot(a, aOffset, b, bOffset, n, partials, start);
  }

  /** See {@link BlockKernels#rowDots(double[], int, int, int, double[], int, double[], int)}. */
  public static void rowDots(
      double[] a,
      int aOffset,
      int rows,
      int cols,
      double[] x,
      int xOffset,
      double[] out,
      int outOffset) {
    KERNELS.rowDots(a, aOffset, rows, cols, x, xOffset, out, outOffset);
  }

  /**
   * See {@link BlockKernels#matmul(double[], int, int, int, double[], int, int, int, double[], int,
   * int, int, int, int, boolean)}.
   */
  public static void matmul(
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
    if (Team.shares(m, n, kk)) {
      Team.share(
          m,
          n,
          (i, rows, j, columns) ->
              KERNELS.matmul(
                  a,
                  aOffset + i * aRow,
                  aRow,
                  aCol,
                  b,
                  bOffset + j * bCol,
                  bRow,
                  bCol,
                  c,
                  cOffset + i * cRow + j,
                  cRow,
                  rows,
                  columns,
                  kk,
                  accumulate));
      return;
    }
    KERNELS.matmul(
        a, aOffset, aRow, aCol, b, bOffset, bRow, bCol, c, cOffset, cRow, m, n, kk, accumulate);
  }

  /** See {@link BlockKernels#exp(float[], float[], int)}. */
  public static void exp(float[] src, float[] dst, int n) {
    KERNELS.exp(src, dst, n);
  }

  /** See {@link BlockKernels#expm1(float[], float[], int)}. */
  public static void expm1(float[] src, float[] dst, int n) {
    KERNELS.expm1(src, dst, n);
  }

  /** See {@link BlockKernels#log(float[], float[], int)}. */
  public static void log(float[] src, float[] dst, int n) {
    KERNELS.log(src, dst, n);
  }

  /** See {@link BlockKernels#log1p(float[], float[], int)}. */
  public static void log1p(float[] src, float[] dst, int n) {
    KERNELS.log1p(src, dst, n);
  }

  /** See {@link BlockKernels#tanh(float[], float[], int)}. */
  public static void tanh(float[] src, float[] dst, int n) {
    KERNELS.tanh(src, dst, n);
  }

  /** See {@link BlockKernels#sin(float[], float[], int)}. */
  public static void sin(float[] src, float[] dst, int n) {
    KERNELS.sin(src, dst, n);
  }

  /** See {@link BlockKernels#cos(float[], float[], int)}. */
  public static void cos(float[] src, float[] dst, int n) {
    KERNELS.cos(src, dst, n);
  }

  /** See {@link BlockKernels#sigmoid(float[], float[], int)}. */
  public static void sigmoid(float[] src, float[] dst, int n) {
    KERNELS.sigmoid(src, dst, n);
  }

  /** See {@link BlockKernels#softplus(float[], float[], int)}. */
  public static void softplus(float[] src, float[] dst, int n) {
    KERNELS.softplus(src, dst, n);
  }

  /** See {@link BlockKernels#erf(float[], float[], int)}. */
  public static void erf(float[] src, float[] dst, int n) {
    KERNELS.erf(src, dst, n);
  }

  /** See {@link BlockKernels#sum(float[], int, int, float[], int)}. */
  public static void sum(float[] src, int offset, int n, float[] partials, int start) {
    KERNELS.sum(src, offset, n, partials, start);
  }

  /** See {@link BlockKernels#dot(float[], int, float[], int, int, float[], int)}. */
  public static void dot(
      float[] a, int aOffset, float[] b, int bOffset, int n, float[] partials, int start) {
    KERNELS.dot(a, aOffset, b, bOffset, n, partials, start);
  }

  /** See {@link BlockKernels#rowDots(float[], int, int, int, float[], int, float[], int)}. */
  public static void rowDots(
      float[] a,
      int aOffset,
      int rows,
      int cols,
      float[] x,
      int xOffset,
      float[] out,
      int outOffset) {
    KERNELS.rowDots(a, aOffset, rows, cols, x, xOffset, out, outOffset);
  }

  /**
   * See {@link BlockKernels#matmul(float[], int, int, int, float[], int, int, int, float[], int,
   * int, int, int, int, boolean)}.
   */
  public static void matmul(
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
    if (Team.shares(m, n, kk)) {
      Team.share(
          m,
          n,
          (i, rows, j, columns) ->
              KERNELS.matmul(
                  a,
                  aOffset + i * aRow,
                  aRow,
                  aCol,
                  b,
                  bOffset + j * bCol,
                  bRow,
                  bCol,
                  c,
                  cOffset + i * cRow + j,
                  cRow,
                  rows,
                  columns,
                  kk,
                  accumulate));
      return;
    }
    KERNELS.matmul(
        a, aOffset, aRow, aCol, b, bOffset, bRow, bCol, c, cOffset, cRow, m, n, kk, accumulate);
  }

  /** See {@link BlockKernels#addTo(double[], double[], int, double[], int)}. */
  public static void addTo(double[] row, double[] to, int offset, double[] aside, int n) {
    KERNELS.addTo(row, to, offset, aside, n);
  }

  /** See {@link BlockKernels#subtractFrom(double[], double[], int, double[], int)}. */
  public static void subtractFrom(double[] row, double[] to, int offset, double[] aside, int n) {
    KERNELS.subtractFrom(row, to, offset, aside, n);
  }

  /** See {@link BlockKernels#allLess(double[], int, int, double)}. */
  public static boolean allLess(double[] x, int offset, int n, double bound) {
    return KERNELS.allLess(x, offset, n, bound);
  }

  /** See {@link BlockKernels#allGreater(double[], int, int, double)}. */
  public static boolean allGreater(double[] x, int offset, int n, double bound) {
    return KERNELS.allGreater(x, offset, n, bound);
  }

  /** See {@link BlockKernels#addTo(float[], float[], int, float[], int)}. */
  public static void addTo(float[] row, float[] to, int offset, float[] aside, int n) {
    KERNELS.addTo(row, to, offset, aside, n);
  }

  /** See {@link BlockKernels#subtractFrom(float[], float[], int, float[], int)}. */
  public static void subtractFrom(float[] row, float[] to, int offset, float[] aside, int n) {
    KERNELS.subtractFrom(row, to, offset, aside, n);
  }

  /** See {@link BlockKernels#allLess(float[], int, int, float)}. */
  public static boolean allLess(float[] x, int offset, int n, float bound) {
    return KERNELS.allLess(x, offset, n, bound);
  }

  /** See {@link BlockKernels#allGreater(float[], int, int, float)}. */
  public static boolean allGreater(float[] x, int offset, int n, float bound) {
    return KERNELS.allGreater(x, offset, n, bound);
  }

  /** See {@link BlockKernels#rowSum(double[], double[], int)}. */
  public static double rowSum(double[] x, double[] partials, int n) {
    return KERNELS.rowSum(x, partials, n);
  }

  /** See {@link BlockKernels#rowDot(double[], double[], double[], int)}. */
  public static double rowDot(double[] x, double[] y, double[] partials, int n) {
    return KERNELS.rowDot(x, y, partials, n);
  }

  /** See {@link BlockKernels#rowSum(float[], float[], int)}. */
  public static float rowSum(float[] x, float[] partials, int n) {
    return KERNELS.rowSum(x, partials, n);
  }

  /** See {@link BlockKernels#rowDot(float[], float[], float[], int)}. */
  public static float rowDot(float[] x, float[] y, float[] partials, int n) {
    return KERNELS.rowDot(x, y, partials, n);
  }

  /**
   * See {@link BlockKernels#fourRowDots(double[], double[], double[], double[], double[], double[],
   * int)}.
   */
  public static void fourRowDots(
      double[] x, double[] a, double[] b, double[] c, double[] d, double[] partials, int n) {
    KERNELS.fourRowDots(x, a, b, c, d, partials, n);
  }

  /**
   * See {@link BlockKernels#fourRowDots(float[], float[], float[], float[], float[], float[],
   * int)}.
   */
  public static void fourRowDots(
      float[] x, float[] a, float[] b, float[] c, float[] d, float[] partials, int n) {
    KERNELS.fourRowDots(x, a, b, c, d, partials, n);
  }
}
