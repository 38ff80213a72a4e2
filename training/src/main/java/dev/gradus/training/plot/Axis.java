package dev.gradus.training.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** How one axis maps values to positions and labels them. */
enum Axis {
  LINEAR,
  /** Logarithmic as XChart draws it, with a rule for every digit of every decade. */
  LOGARITHMIC,
  /** Positions are decimal logarithms: over many decades only the powers of ten are ruled. */
  DECADES;

  private static final double MOST_RULED_DECADES = 5;

  /** The axis for given values. */
  static Axis of(boolean logarithmic, List<double[]> values) {
    double least = Double.MAX_VALUE;
    double most = Double.MIN_VALUE;
    for (double[] array : values) {
      for (double value : array) {
        if (value > 0 && Double.isFinite(value)) {
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      }
    }
    double decades = Math.log10(most) - Math.log10(least);
    return !logarithmic ? LINEAR : decades > MOST_RULED_DECADES ? DECADES : LOGARITHMIC;
  }

  /** Where a value is drawn; NaN if this axis cannot show it. */
  double position(double value) {
    if (!Double.isFinite(value) || (this != LINEAR && value <= 0)) {
      return Double.NaN;
    }
    return this == DECADES ? Math.log10(value) : value;
  }

  /** The label of a position; XChart labels {@link #LOGARITHMIC} axes itself. */
  String label(double position) {
    if (this == DECADES) {
      double whole = Math.rint(position);
      return Math.abs(position - whole) < 1e-9
          ? "1e" + (int) whole
          : String.format(Locale.ROOT, "%.0e", Math.pow(10, position));
    }
    BigDecimal rounded = new BigDecimal(position, new MathContext(6));
    boolean plain = position == 0 || (Math.abs(position) >= 1e-4 && Math.abs(position) < 1e6);
    return plain
        ? rounded.stripTrailingZeros().toPlainString()
        : String.format(Locale.ROOT, "%.3g", position);
  }
}
