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
}
