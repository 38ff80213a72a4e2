package dev.gradus.runtime.optim;

/**
 * Integer powers in double-double arithmetic: the same bits everywhere, rounded once at the end,
 * and nothing allocated (which {@link StrictMath#pow} does on some JDKs).
 *
 * <p>Source: exact products by fma, Dekker, "A floating-point technique for extending the available
 * precision", 1971; powers by repeated squaring.
 */
final class IntegerPower {
  private IntegerPower() {}

  /** {@code base} to the power {@code exponent}, for a finite base and {@code exponent >= 0}. */
  static double of(double base, long exponent) {
    double high = 1;
    double low = 0;
    double squareHigh = base;
    double squareLow = 0;
    for (long e = exponent; e > 0; e >>= 1) {
      if ((e & 1) == 1) {
        double product = high * squareHigh;
        double error = Math.fma(high, squareHigh, -product) + (high * squareLow + low * squareHigh);
        high = product + error;
        low = error - (high - product);
      }
      double square = squareHigh * squareHigh;
      double error = Math.fma(squareHigh, squareHigh, -square) + 2 * squareHigh * squareLow;
      squareHigh = square + error;
      squareLow = error - (squareHigh - square);
    }
    return Double.isNaN(high) ? Double.POSITIVE_INFINITY : high;
  }
}
