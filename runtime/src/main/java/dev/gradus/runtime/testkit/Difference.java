package dev.gradus.runtime.testkit;

import java.util.function.DoubleUnaryOperator;

/**
 * A derivative by finite differences, with what is known of its error.
 *
 * <p>Source: Ridders, "Accurate computation of F′(x) and F′(x)F″(x)", Advances in Engineering
 * Software 4(2), 1982: central differences at steps that halve, extrapolated to step 0; the entry
 * of the table that differs least from its neighbours is taken. Rounding of the function is added
 * to the error.
 *
 * @param value the derivative; NaN where the function is not finite around the point
 * @param error estimate of its absolute error
 * @param left the derivative from the left
 * @param right the derivative from the right
 * @param kink whether the two differ, however small the step
 * @param magnitude the largest absolute value of the function that was met
 */
record Difference(
    double value, double error, double left, double right, boolean kink, double magnitude) {
  private static final int LEVELS = 12;
  private static final int SINGLE_LEVELS = 6;

  /** How much smaller steps become, as powers of two, where the larger ones were of no use. */
  private static final int RETRY = 10;

  /**
   * The derivative of a function at 0.
   *
   * @param scale the step that counts as large, a power of two
   * @param single whether the function computes in {@code float}
   */
  static Difference of(DoubleUnaryOperator f, double scale, boolean single) {
    Difference best = at(f, single ? scale / 8 : scale / 32, single);
    for (int attempt = 1; attempt <= 3 && !best.isSharp(single); attempt++) {
      double first = Math.scalb(scale, -5 - RETRY * attempt);
      Difference next = single ? best : at(f, first, false);
      if (Double.isNaN(best.value) || next.error < best.error) {
        best = next;
      }
    }
    return best;
  }

  private boolean isSharp(boolean single) {
    return single ? !Double.isNaN(value) : error <= 1e-7 * Math.abs(value) || error == 0;
  }

  private static Difference at(DoubleUnaryOperator f, double first, boolean single) {
    int levels = single ? SINGLE_LEVELS : LEVELS;
    double centre = f.applyAsDouble(0);
    double magnitude = Math.abs(centre);
    double[] above = new double[levels];
    double[] below = new double[levels];
    int usable = 0;
    for (int i = 0; i < levels; i++) {
      double step = Math.scalb(first, -i);
      above[i] = f.applyAsDouble(step);
      below[i] = f.applyAsDouble(-step);
      if (!Double.isFinite(above[i]) || !Double.isFinite(below[i])) {
        usable = i + 1;
      } else {
        magnitude = Math.max(magnitude, Math.max(Math.abs(above[i]), Math.abs(below[i])));
      }
    }
    if (!Double.isFinite(centre) || levels - usable < 4) {
      double last = Math.scalb(first, 1 - levels);
      double left = (centre - below[levels - 1]) / last;
      double right = (above[levels - 1] - centre) / last;
      return new Difference(Double.NaN, Double.POSITIVE_INFINITY, left, right, false, magnitude);
    }
    double noise = magnitude * (single ? 0x1p-23 : 0x1p-52);
    return extrapolated(new Table(first, usable, centre, above, below, noise, magnitude));
  }

  /** Values of the function at the centre and at the steps on both sides of it. */
  private record Table(
      double first,
      int usable,
      double centre,
      double[] above,
      double[] below,
      double noise,
      double magnitude) {
    double step(int i) {
      return Math.scalb(first, -i);
    }

    double right(int i) {
      return (above[i] - centre) / step(i);
    }

    double left(int i) {
      return (centre - below[i]) / step(i);
    }

    /** How much one side is steeper than the other, less what curvature explains. */
    double bend(int i) {
      return 2 * (right(i + 1) - left(i + 1)) - (right(i) - left(i));
    }

    boolean kink() {
      int last = above.length - 2;
      double steepest = Math.max(Math.abs(right(last + 1)), Math.abs(left(last + 1)));
      double least = Math.abs(bend(last));
      for (int i = last - 2; i < last; i++) {
        least = Math.min(least, Math.abs(bend(i)));
      }
      boolean stays = Math.abs(bend(last)) > 0.9 * Math.abs(bend(last - 2));
      return stays && least > 1e-4 * steepest + 64 * noise / step(last + 1);
    }
  }

  private static Difference extrapolated(Table t) {
    double value = Double.NaN;
    double error = Double.POSITIVE_INFINITY;
    double[] before = new double[0];
    for (int i = t.usable; i < t.above.length; i++) {
      double[] row = new double[i - t.usable + 1];
      row[0] = (t.above[i] - t.below[i]) / (2 * t.step(i));
      double factor = 1;
      for (int k = 1; k < row.length; k++) {
        factor *= 4;
        row[k] = (factor * row[k - 1] - before[k - 1]) / (factor - 1);
        double apart =
            Math.max(Math.abs(row[k] - row[k - 1]), Math.abs(row[k] - before[k - 1]))
                + t.noise / t.step(i);
        if (apart < error) {
          error = apart;
          value = row[k];
        }
      }
      before = row;
    }
    int last = t.above.length - 1;
    double right = 2 * t.right(last) - t.right(last - 1);
    double left = 2 * t.left(last) - t.left(last - 1);
    return new Difference(value, error, left, right, t.kink(), t.magnitude);
  }
}
