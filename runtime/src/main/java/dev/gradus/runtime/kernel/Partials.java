package dev.gradus.runtime.kernel;

/**
 * The partial sums of FAST arithmetic: element r of a sum goes to partial r mod {@link #DOUBLES}
 * (or {@link #FLOATS}), and the partials are combined by a fixed tree.
 */
public final class Partials {
  /** Partials of a sum of doubles. */
  public static final int DOUBLES = 8;

  /** Partials of a sum of floats. */
  public static final int FLOATS = 16;

  /** Partials of the sum of a row of doubles in a tile: more, so that none waits for another. */
  public static final int ROW_DOUBLES = 4 * DOUBLES;

  /** Partials of the sum of a row of floats in a tile. */
  public static final int ROW_FLOATS = 4 * FLOATS;

  private Partials() {}

  /**
   * The total: upper half added to lower half, until one is left. {@code partials} has length 8 and
   * is not changed.
   */
  public static double total(double[] partials) {
    return total(partials, 0);
  }

  /** The total of 8 partials from an index on. */
  public static double total(double[] partials, int from) {
    double p0 = partials[from] + partials[from + 4];
    double p1 = partials[from + 1] + partials[from + 5];
    double p2 = partials[from + 2] + partials[from + 6];
    double p3 = partials[from + 3] + partials[from + 7];
    return (p0 + p2) + (p1 + p3);
  }

  /** The total of 16 partials, likewise. */
  public static float total(float[] partials) {
    return total(partials, 0);
  }

  /** The total of 16 partials from an index on. */
  public static float total(float[] partials, int from) {
    float p0 = (partials[from] + partials[from + 8]) + (partials[from + 4] + partials[from + 12]);
    float p1 =
        (partials[from + 1] + partials[from + 9]) + (partials[from + 5] + partials[from + 13]);
    float p2 =
        (partials[from + 2] + partials[from + 10]) + (partials[from + 6] + partials[from + 14]);
    float p3 =
        (partials[from + 3] + partials[from + 11]) + (partials[from + 7] + partials[from + 15]);
    return (p0 + p2) + (p1 + p3);
  }

  /** The total of 32 partials, by the same tree; they are lost. */
  public static double rowTotal(double[] partials) {
    for (int j = 0; j < ROW_DOUBLES / 2; j++) {
      partials[j] += partials[j + ROW_DOUBLES / 2];
    }
    for (int j = 0; j < DOUBLES; j++) {
      partials[j] += partials[j + DOUBLES];
    }
    return total(partials, 0);
  }

  /** The total of 64 partials, likewise. */
  public static float rowTotal(float[] partials) {
    for (int j = 0; j < ROW_FLOATS / 2; j++) {
      partials[j] += partials[j + ROW_FLOATS / 2];
    }
    for (int j = 0; j < FLOATS; j++) {
      partials[j] += partials[j + FLOATS];
    }
    return total(partials, 0);
  }
}
