package dev.gradus.runtime.train;

/**
 * Passes over float arrays, norms in double, that a training step needs besides the update itself.
 */
final class FloatLoops {
  private FloatLoops() {}

  /** Sum of squares, each divided by {@code scale} squared; four interleaved partial sums. */
  static double squares(float[] a, double scale) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += (a[i] / scale) * (a[i] / scale);
      s1 += (a[i + 1] / scale) * (a[i + 1] / scale);
      s2 += (a[i + 2] / scale) * (a[i + 2] / scale);
      s3 += (a[i + 3] / scale) * (a[i + 3] / scale);
    }
    for (; i < a.length; i++) {
      s0 += (a[i] / scale) * (a[i] / scale);
    }
    return (s0 + s2) + (s1 + s3);
  }

  /** Largest magnitude; NaN if there is one. */
  static double largest(float[] a) {
    double largest = 0;
    for (double x : a) {
      largest = Math.max(largest, Math.abs(x));
    }
    return largest;
  }

  /** Whether all elements are finite: 0 times anything else is NaN. */
  static boolean allFinite(float[] a) {
    double s0 = 0;
    double s1 = 0;
    int i = 0;
    for (; i + 1 < a.length; i += 2) {
      s0 += 0 * a[i];
      s1 += 0 * a[i + 1];
    }
    for (; i < a.length; i++) {
      s0 += 0 * a[i];
    }
    return s0 + s1 == 0;
  }

  static void scale(float[] a, double factor) {
    for (int i = 0; i < a.length; i++) {
      a[i] *= (float) factor;
    }
  }

  static void clamp(float[] a, double lower, double upper) {
    for (int i = 0; i < a.length; i++) {
      a[i] = Math.min(Math.max(a[i], (float) lower), (float) upper);
    }
  }

  /** {@code sum = sum + weight · a}, or {@code weight · a} where {@code first}. */
  static void accumulate(float[] sum, float[] a, double weight, boolean first) {
    if (first) {
      for (int i = 0; i < a.length; i++) {
        sum[i] = (float) weight * a[i];
      }
      return;
    }
    for (int i = 0; i < a.length; i++) {
      sum[i] += (float) weight * a[i];
    }
  }

  static void divide(float[] sum, double total, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = sum[i] / (float) total;
    }
  }

  /**
   * The gradient with the components left out that push against an active bound; {@code sign} is 1
   * where the objective is minimised, -1 where maximised.
   */
  static void projectGradient(
      float[] w, float[] g, double lower, double upper, int sign, float[] out) {
    for (int i = 0; i < g.length; i++) {
      boolean blocked =
          (w[i] <= (float) lower && sign * g[i] > 0) || (w[i] >= (float) upper && sign * g[i] < 0);
      out[i] = blocked ? 0 : g[i];
    }
  }
}
