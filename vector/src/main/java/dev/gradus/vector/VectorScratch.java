package dev.gradus.vector;

import dev.gradus.runtime.kernel.Partials;

/**
 * A packed panel of B, copied rows of A, a tile of C at the edge, and partials of four rows; one
 * set per thread, so that calls allocate nothing.
 */
final class VectorScratch {
  private static final ThreadLocal<VectorScratch> PER_THREAD =
      ThreadLocal.withInitial(VectorScratch::new);

  final double[] doublePanel = new double[DoubleMatmul.DEPTH * DoubleMatmul.PANEL];
  final double[] doubleRows = new double[DoubleMatmul.TALL * DoubleMatmul.DEPTH];
  final double[] doubleTile = new double[DoubleMatmul.TALL * DoubleMatmul.PANEL];
  final double[] doublePartials = new double[4 * Partials.DOUBLES];
  final float[] floatPanel = new float[FloatMatmul.DEPTH * FloatMatmul.PANEL];
  final float[] floatRows = new float[FloatMatmul.TALL * FloatMatmul.DEPTH];
  final float[] floatTile = new float[FloatMatmul.TALL * FloatMatmul.PANEL];
  final float[] floatPartials = new float[4 * Partials.FLOATS];

  private VectorScratch() {}

  static VectorScratch get() {
    return PER_THREAD.get();
  }
}
