package dev.gradus.runtime.kernel;

/**
 * Operations on blocks of elements, called by generated code in FAST arithmetic. Every method
 * defines its result to the bit; all implementations agree. Each double method has a float twin
 * with 16 instead of 8 partials.
 *
 * <p>Elementary functions write {@code dst[i] = FastMath.f(src[i])} for {@code 0 <= i < n}; {@code
 * src} and {@code dst} may be the same array.
 */
public interface BlockKernels {
  /** Name of the implementation, for reports: {@code scalar}, {@code vector-512}, …. */
  String name();

  void exp(double[] src, double[] dst, int n);

  void expm1(double[] src, double[] dst, int n);

  void log(double[] src, double[] dst, int n);

  void log1p(double[] src, double[] dst, int n);

  void tanh(double[] src, double[] dst, int n);

  void sin(double[] src, double[] dst, int n);

  void cos(double[] src, double[] dst, int n);

  void sigmoid(double[] src, double[] dst, int n);

  void softplus(double[] src, double[] dst, int n);

  void erf(double[] src, double[] dst, int n);

  /**
   * {@code partials[(start + i) & 7] += src[offset + i]} for i in order; {@code partials} has
   * length 8.
   */
  void sum(double[] src, int offset, int n, double[] partials, int start);

  /**
   * {@code partials[(start + i) & 7] = fma(a[aOffset + i], b[bOffset + i], partials[(start + i) &
   * 7])}.
   */
  void dot(double[] a, int aOffset, double[] b, int bOffset, int n, double[] partials, int start);

  /**
   * {@code to[offset + i] += row[i]} for {@code 0 <= i < n}.
   *
   * @param aside memory for n elements, whose contents are lost
   */
  void addTo(double[] row, double[] to, int offset, double[] aside, int n);

  /** {@code to[offset + i] -= row[i]}, likewise. */
  void subtractFrom(double[] row, double[] to, int offset, double[] aside, int n);

  /**
   * The sum of the first n elements: element i goes to partial i mod {@link Partials#ROW_DOUBLES},
   * in order; then {@link Partials#rowTotal(double[])}.
   *
   * @param partials memory for them
   */
  double rowSum(double[] x, double[] partials, int n);

  /** The sum of the products of the first n elements, contracted, likewise. */
  double rowDot(double[] x, double[] y, double[] partials, int n);

  /**
   * {@link #rowDot(double[], double[], double[], int)} of x with each of a, b, c and d.
   *
   * @param partials memory for the partials of all four; its first four elements are the results
   */
  void fourRowDots(
      double[] x, double[] a, double[] b, double[] c, double[] d, double[] partials, int n);

  /** Whether {@code x[offset + i] < bound} for all {@code 0 <= i < n}; not where one is NaN. */
  boolean allLess(double[] x, int offset, int n, double bound);

  /** Whether {@code x[offset + i] > bound} for all {@code 0 <= i < n}; not where one is NaN. */
  boolean allGreater(double[] x, int offset, int n, double bound);

  /**
   * Row dots: for every row r, {@code out[outOffset + r] = total of the partials of dot(row r of a,
   * x)}, partials starting at zero. Row r of a starts at {@code aOffset + r * cols}.
   */
  void rowDots(
      double[] a,
      int aOffset,
      int rows,
      int cols,
      double[] x,
      int xOffset,
      double[] out,
      int outOffset);

  /**
   * Matrix product: with {@code A(i,k) = a[aOffset + i*aRow + k*aCol]}, {@code B(k,j) = b[bOffset +
   * k*bRow + j*bCol]}, {@code C(i,j) = c[cOffset + i*cRow + j]}: for every i &lt; m, j &lt; n, an
   * accumulator starts at C(i,j) if {@code accumulate} else at 0, takes {@code acc = fma(A(i,k),
   * B(k,j), acc)} for k = 0 … kk-1 in order, and is stored.
   */
  void matmul(
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
      boolean accumulate);

  void exp(float[] src, float[] dst, int n);

  void expm1(float[] src, float[] dst, int n);

  void log(float[] src, float[] dst, int n);

  void log1p(float[] src, float[] dst, int n);

  void tanh(float[] src, float[] dst, int n);

  void sin(float[] src, float[] dst, int n);

  void cos(float[] src, float[] dst, int n);

  void sigmoid(float[] src, float[] dst, int n);

  void softplus(float[] src, float[] dst, int n);

  void erf(float[] src, float[] dst, int n);

  void sum(float[] src, int offset, int n, float[] partials, int start);

  void dot(float[] a, int aOffset, float[] b, int bOffset, int n, float[] partials, int start);

  void addTo(float[] row, float[] to, int offset, float[] aside, int n);

  void subtractFrom(float[] row, float[] to, int offset, float[] aside, int n);

  float rowSum(float[] x, float[] partials, int n);

  float rowDot(float[] x, float[] y, float[] partials, int n);

  /**
   * {@link #rowDot(float[], float[], float[], int)} of x with each of a, b, c and d.
   *
   * @param partials memory for the partials of all four; its first four elements are the results
   */
  void fourRowDots(float[] x, float[] a, float[] b, float[] c, float[] d, float[] partials, int n);

  boolean allLess(float[] x, int offset, int n, float bound);

  boolean allGreater(float[] x, int offset, int n, float bound);

  void rowDots(
      float[] a,
      int aOffset,
      int rows,
      int cols,
      float[] x,
      int xOffset,
      float[] out,
      int outOffset);

  void matmul(
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
      boolean accumulate);
}
