package dev.gradus.runtime.optim;

/**
 * A decay rate β in [0, 1) and its powers. Bias corrections need βᵗ at every step t; here that
 * costs a few multiplications, allocates nothing and depends on t alone, so that a run that is
 * resumed at step t goes on with the same bits.
 *
 * <p>The exponent is read in base 64: βᵗ is the product of one tabulated power per digit, in
 * double-double arithmetic as in {@link IntegerPower} and rounded once at the end. Immutable.
 */
final class DecayRate {
  private static final int DIGIT_BITS = 6;
  private static final int DIGITS = 1 << DIGIT_BITS;

  private final double value;

  /** High and low parts of β^(digit·64^place) at {@code 2 * (DIGITS * place + digit)}. */
  private final double[] powers;

  private DecayRate(double value, double[] powers) {
    this.value = value;
    this.powers = powers;
  }

  /** The rate of that value; {@code name} serves the message when it is none. */
  static DecayRate of(String name, double value) {
    Hyperparameters.decay(name, value);
    int places = (Long.SIZE - 1 + DIGIT_BITS - 1) / DIGIT_BITS;
    double[] powers = new double[2 * DIGITS * places];
    double high = value;
    double low = 0;
    for (int place = 0; place < places; place++) {
      int at = 2 * DIGITS * place;
      powers[at] = 1;
      for (int digit = 1; digit <= DIGITS; digit++) {
        double product = high(powers[at], powers[at + 1], high, low);
        double rest = low(powers[at], powers[at + 1], high, low);
        if (digit == DIGITS) {
          high = product;
          low = rest;
        } else {
          at += 2;
          powers[at] = product;
          powers[at + 1] = rest;
        }
      }
    }
    return new DecayRate(value, powers);
  }

  double value() {
    return value;
  }

  /** β to the power {@code exponent}, which is not negative. */
  double power(long exponent) {
    int at = 2 * (int) (exponent & (DIGITS - 1));
    double high = powers[at];
    double low = powers[at + 1];
    int place = 2 * DIGITS;
    for (long rest = exponent >>> DIGIT_BITS; rest != 0; rest >>>= DIGIT_BITS) {
      int digit = place + 2 * (int) (rest & (DIGITS - 1));
      double product = high(high, low, powers[digit], powers[digit + 1]);
      low = low(high, low, powers[digit], powers[digit + 1]);
      high = product;
      place += 2 * DIGITS;
    }
    return high;
  }

  private static double high(double aHigh, double aLow, double bHigh, double bLow) {
    double product = aHigh * bHigh;
    return product + error(product, aHigh, aLow, bHigh, bLow);
  }

  private static double low(double aHigh, double aLow, double bHigh, double bLow) {
    double product = aHigh * bHigh;
    double error = error(product, aHigh, aLow, bHigh, bLow);
    return error - ((product + error) - product);
  }

  /** What the product of two double-doubles has beyond the rounded product of their high parts. */
  private static double error(
      double product, double aHigh, double aLow, double bHigh, double bLow) {
    return Math.fma(aHigh, bHigh, -product) + (aHigh * bLow + aLow * bHigh);
  }
}
