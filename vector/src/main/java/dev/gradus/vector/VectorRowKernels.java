package dev.gradus.vector;

import dev.gradus.runtime.kernel.ScalarBlockKernels;

/** The kernels on rows of tiles, and which families of vector loops are ready. */
abstract class VectorRowKernels extends ScalarBlockKernels {
  /** System property: use vectors from the first element on, however slow that is at first. */
  static final String AT_ONCE = "gradus.vector.at-once";

  /** Fewer elements are left to the scalar loops. */
  static final int WORTH_IT = 32;

  final Readiness doubleBits;
  final Readiness doubleSums;
  final Readiness doubleProducts;
  final Readiness floatBits;
  final Readiness floatSums;
  final Readiness floatProducts;

  /** Kernels that begin scalar and become vectors in the course of use. */
  VectorRowKernels() {
    boolean atOnce = Boolean.getBoolean(AT_ONCE);
    doubleBits = readiness(atOnce, true, Exercise.DOUBLE_BITS);
    doubleSums = readiness(atOnce, DoubleReductions.SUPPORTED, Exercise.DOUBLE_SUMS);
    doubleProducts = readiness(atOnce, true, Exercise.DOUBLE_PRODUCTS);
    floatBits = readiness(atOnce, true, Exercise.FLOAT_BITS);
    floatSums = readiness(atOnce, FloatReductions.SUPPORTED, Exercise.FLOAT_SUMS);
    floatProducts = readiness(atOnce, true, Exercise.FLOAT_PRODUCTS);
  }

  private static Readiness readiness(boolean atOnce, boolean supported, Exercise exercise) {
    return atOnce ? Readiness.always(supported) : Readiness.after(supported, exercise);
  }

  /** Kernels that are vectors, or scalar, for good. */
  VectorRowKernels(boolean vectors) {
    doubleBits = Readiness.always(vectors);
    doubleSums = Readiness.always(vectors && DoubleReductions.SUPPORTED);
    doubleProducts = Readiness.always(vectors);
    floatBits = Readiness.always(vectors);
    floatSums = Readiness.always(vectors && FloatReductions.SUPPORTED);
    floatProducts = Readiness.always(vectors);
  }

  @Override
  public void addTo(double[] row, double[] to, int offset, double[] aside, int n) {
    if (doubleBits.ready(n)) {
      DoubleRows.addTo(row, to, offset, n);
    } else {
      super.addTo(row, to, offset, aside, n);
    }
  }

  @Override
  public void subtractFrom(double[] row, double[] to, int offset, double[] aside, int n) {
    if (doubleBits.ready(n)) {
      DoubleRows.subtractFrom(row, to, offset, n);
    } else {
      super.subtractFrom(row, to, offset, aside, n);
    }
  }

  @Override
  public boolean allLess(double[] x, int offset, int n, double bound) {
    return doubleBits.ready(n)
        ? DoubleRows.allLess(x, offset, n, bound)
        : super.allLess(x, offset, n, bound);
  }

  @Override
  public boolean allGreater(double[] x, int offset, int n, double bound) {
    return doubleBits.ready(n)
        ? DoubleRows.allGreater(x, offset, n, bound)
        : super.allGreater(x, offset, n, bound);
  }

  @Override
  public void addTo(float[] row, float[] to, int offset, float[] aside, int n) {
    if (floatBits.ready(n)) {
      FloatRows.addTo(row, to, offset, n);
    } else {
      super.addTo(row, to, offset, aside, n);
    }
  }

  @Override
  public void subtractFrom(float[] row, float[] to, int offset, float[] aside, int n) {
    if (floatBits.ready(n)) {
      FloatRows.subtractFrom(row, to, offset, n);
    } else {
      super.subtractFrom(row, to, offset, aside, n);
    }
  }

  @Override
  public boolean allLess(float[] x, int offset, int n, float bound) {
    return floatBits.ready(n)
        ? FloatRows.allLess(x, offset, n, bound)
        : super.allLess(x, offset, n, bound);
  }

  @Override
  public boolean allGreater(float[] x, int offset, int n, float bound) {
    return floatBits.ready(n)
        ? FloatRows.allGreater(x, offset, n, bound)
        : super.allGreater(x, offset, n, bound);
  }

  @Override
  public double rowSum(double[] x, double[] partials, int n) {
    return n >= WORTH_IT && doubleSums.ready(n)
        ? DoubleRowSums.rowSum(x, partials, n)
        : super.rowSum(x, partials, n);
  }

  @Override
  public double rowDot(double[] x, double[] y, double[] partials, int n) {
    return n >= WORTH_IT && doubleSums.ready(n)
        ? DoubleRowSums.rowDot(x, y, partials, n)
        : super.rowDot(x, y, partials, n);
  }

  @Override
  public float rowSum(float[] x, float[] partials, int n) {
    return n >= WORTH_IT && floatSums.ready(n)
        ? FloatRowSums.rowSum(x, partials, n)
        : super.rowSum(x, partials, n);
  }

  @Override
  public float rowDot(float[] x, float[] y, float[] partials, int n) {
    return n >= WORTH_IT && floatSums.ready(n)
        ? FloatRowSums.rowDot(x, y, partials, n)
        : super.rowDot(x, y, partials, n);
  }

  @Override
  public void fourRowDots(
      double[] x, double[] a, double[] b, double[] c, double[] d, double[] partials, int n) {
    if (n >= WORTH_IT && DoubleFourDots.takes(n) && doubleSums.ready(n)) {
      DoubleFourDots.fourRowDots(x, a, b, c, d, partials, n);
    } else {
      super.fourRowDots(x, a, b, c, d, partials, n);
    }
  }

  @Override
  public void fourRowDots(
      float[] x, float[] a, float[] b, float[] c, float[] d, float[] partials, int n) {
    if (n >= WORTH_IT && FloatFourDots.takes(n) && floatSums.ready(n)) {
      FloatFourDots.fourRowDots(x, a, b, c, d, partials, n);
    } else {
      super.fourRowDots(x, a, b, c, d, partials, n);
    }
  }
}
