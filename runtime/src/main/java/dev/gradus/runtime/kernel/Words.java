package dev.gradus.runtime.kernel;

/** Doubles as fdlibm looks at them: by their two halves. */
final class Words {
  private static final long HIGH = 0xffffffff_00000000L;

  private Words() {}

  /** Sign, exponent and the first 20 bits behind the point. */
  static int high(double x) {
    return (int) (Double.doubleToRawLongBits(x) >> 32);
  }

  /** The double with that high word and otherwise zeros. */
  static double ofHigh(int word) {
    return Double.longBitsToDouble((long) word << 32);
  }

  /** x with the last 32 bits cleared, so that products with others of its kind are exact. */
  static double truncated(double x) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & HIGH);
  }

  /** The biased exponent. */
  static int exponent(double x) {
    return high(x) >> 20 & 0x7ff;
  }
}
