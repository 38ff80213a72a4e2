package dev.gradus.runtime.kernel;

/** Temporaries of the block kernels, one set per thread, so that calls allocate nothing. */
final class BlockScratch {
  /**
   * Elements that are worked on at a time; the arrays of one chunk stay in the first-level cache.
   */
  static final int CHUNK = 512;

  /** Elements of the longest vector. */
  static final int PADDING = 16;

  private static final ThreadLocal<BlockScratch> PER_THREAD =
      ThreadLocal.withInitial(BlockScratch::new);

  final Doubles doubles = new Doubles();
  final Floats floats = new Floats();

  private BlockScratch() {}

  static BlockScratch get() {
    return PER_THREAD.get();
  }

  /** Separate arrays, all indexed from 0: loops over them vectorise. */
  static final class Doubles {
    final double[] x = new double[CHUNK];
    final double[] first = new double[CHUNK];
    final double[] second = new double[CHUNK];
    final double[] third = new double[CHUNK];
    final double[] partials = new double[Partials.DOUBLES];

    /**
     * Copies the chunk that begins at {@code from} of n elements to {@link #x}, and repeats its
     * first element up to the next multiple of {@link #PADDING}.
     *
     * @return its length
     */
    int load(double[] src, int from, int n) {
      int length = Math.min(CHUNK, n - from);
      System.arraycopy(src, from, x, 0, length);
      for (int i = length; i % PADDING != 0; i++) {
        x[i] = x[0];
      }
      return length;
    }

    void store(double[] result, double[] dst, int from, int length) {
      System.arraycopy(result, 0, dst, from, length);
    }
  }

  /** Likewise. */
  static final class Floats {
    final float[] x = new float[CHUNK];
    final float[] first = new float[CHUNK];
    final float[] second = new float[CHUNK];
    final float[] third = new float[CHUNK];
    final float[] partials = new float[Partials.FLOATS];

    /**
     * Copies the chunk that begins at {@code from} of n elements to {@link #x}, and repeats its
     * first element up to the next multiple of {@link #PADDING}.
     *
     * @return its length
     */
    int load(float[] src, int from, int n) {
      int length = Math.min(CHUNK, n - from);
      System.arraycopy(src, from, x, 0, length);
      for (int i = length; i % PADDING != 0; i++) {
        x[i] = x[0];
      }
      return length;
    }

    void store(float[] result, float[] dst, int from, int length) {
      System.arraycopy(result, 0, dst, from, length);
    }
  }
}
