package dev.gradus.runtime.kernel;

/** Packed rows of B and a row of C, one set per thread. */
final class MatmulScratch {
  /** Rows of B that are packed at a time. */
  static final int DEPTH = 16;

  /**
   * Columns of B that are packed at a time; with {@link #DEPTH}, what the first-level cache holds.
   */
  static final int COLUMNS = 256;

  private static final ThreadLocal<MatmulScratch> PER_THREAD =
      ThreadLocal.withInitial(MatmulScratch::new);

  final double[][] doubleRows = new double[DEPTH][COLUMNS];
  final double[] doubleResult = new double[COLUMNS];
  final float[][] floatRows = new float[DEPTH][COLUMNS];
  final float[] floatResult = new float[COLUMNS];

  private MatmulScratch() {}

  static MatmulScratch get() {
    return PER_THREAD.get();
  }
}
