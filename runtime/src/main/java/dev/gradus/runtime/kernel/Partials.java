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
    double p0 = partials[0] + partials[4];
    double p1 = partials[1] + partials[5];
    double p2 = partials[2] + partials[6];
    double p3 = partials[3] + partials[7];
    return (p0 + p2) + (p1 + p3);
  }

  /** The total of 16 partials, likewise. */
  public static float total(float[] partials) {
    float p0 = (partials[0] + partials[8]) + (partials[4] + partials[12]);
    float p1 = (partials[1] + partials[9]) + (partials[5] + partials[13]);
    float p2 = (partials[2] + partials[10]) + (partials[6] + partials[14]);
    float p3 = (partials[3] + partials[11]) + (partials[7] + partials[15]);
    return (p0 + p2) + (p1 + p3);
  }
}
