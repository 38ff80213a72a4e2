package dev.gradus.runtime.kernel;

/**
 * How the rows of a batch are cut into ranges. Sums over the batch are taken range by range, and
 * the sums of the ranges are added in their order, whoever computes them: the cut depends on the
 * number of rows alone.
 */
public final class RowRanges {
  /** Fewer rows than twice as many are one range. */
  public static final int LEAST_ROWS = 1024;

  /** Enough for many threads to have about as much to do. */
  private static final int MOST = 64;

  /** Ranges begin at multiples of as many rows, where partial sums begin anew. */
  private static final int GRAIN = 16;

  private RowRanges() {}

  /**
   * Number of ranges.
   *
   * @param least rows in a range at least, a power of two
   */
  public static int count(int batch, int least) {
    return batch / 2 < least ? 1 : (batch - 1) / rows(batch, least) + 1;
  }

  /** Rows of every range but the last, which may have fewer. */
  public static int rows(int batch, int least) {
    if (batch / 2 < least) {
      return batch;
    }
    int ranges = Math.min(MOST, Integer.highestOneBit(batch / least));
    int grain = Math.min(GRAIN, least);
    return ((batch - 1) / ranges / grain + 1) * grain;
  }

  /** The array in a slot of a table; a new one where that is too short. */
  public static double[] room(double[][] table, int slot, int length) {
    if (table[slot].length < length) {
      table[slot] = new double[length];
    }
    return table[slot];
  }

  /** The array in a slot of a table; a new one where that is too short. */
  public static float[] room(float[][] table, int slot, int length) {
    if (table[slot].length < length) {
      table[slot] = new float[length];
    }
    return table[slot];
  }

  /** The array in a slot of a table; a new one where that is too short. */
  public static int[] room(int[][] table, int slot, int length) {
    if (table[slot].length < length) {
      table[slot] = new int[length];
    }
    return table[slot];
  }
}
