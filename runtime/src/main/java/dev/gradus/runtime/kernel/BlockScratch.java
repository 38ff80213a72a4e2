package dev.gradus.runtime.kernel;

/** Temporaries of the block kernels, one set per thread, so that calls allocate nothing. */
final class BlockScratch {
  private static final ThreadLocal<BlockScratch> PER_THREAD =
      ThreadLocal.withInitial(BlockScratch::new);

  final double[] doublePartials = new double[Partials.DOUBLES];
  final float[] floatPartials = new float[Partials.FLOATS];

  private BlockScratch() {}

  static BlockScratch get() {
    return PER_THREAD.get();
  }
}
