package dev.gradus.runtime.kernel;

/**
 * log in two parts. x = 2^k m with m between √½ and √2: taking bits apart, which the JIT does not
 * vectorise; then the series of 2 artanh(s), s = f / (2 + f), f = m - 1, as a minimax polynomial,
 * summed as K. C. Ng does in fdlibm: f - (f²/2 - s (f²/2 + R(s²))), straight-line. x must be
 * positive, normal and finite.
 */
final class LogPolynomial {
  /** The number after -1: log1p of it is finite. */
  static final double DOUBLE_LOG1P_LOW = -0x1.fffffffffffffp-1;

  static final float FLOAT_LOG1P_LOW = -0x1.fffffep-1f;

  /** Far below the largest exponent, so that 1 / (1 + x) is normal. */
  static final double DOUBLE_LOG1P_HIGH = 0x1p1000;

  static final float FLOAT_LOG1P_HIGH = 0x1p100f;

  /** Bits of √½. */
  private static final long DOUBLE_SQRT_HALF = 0x3fe6a09e667f3bcdL;

  private static final int FLOAT_SQRT_HALF = 0x3f3504f3;

  private LogPolynomial() {}

  /** k for a positive normal number given by its bits. */
  static long exponent(long bits) {
    return (bits - DOUBLE_SQRT_HALF) >> 52;
  }

  /** m - 1. */
  static double rest(long bits, long exponent) {
    return Double.longBitsToDouble(bits - (exponent << 52)) - 1;
  }

  /** (x + error) / 2^k - 1, where error is small; keeps the sign of error at zero. */
  static double rest(long bits, long exponent, double error) {
    double m = Double.longBitsToDouble(bits - (exponent << 52));
    double power = Double.longBitsToDouble(0x3ff0000000000000L - (exponent << 52));
    return Math.fma(error, power, -(1 - m));
  }

  /** k as a number; k = 0 gives -0.0, which is neutral in sums. */
  static double number(long exponent) {
    return -(double) -exponent;
  }

  /** k ln 2 + log(1 + rest). */
  static double log(double rest, double number) {
    double s = rest / (2 + rest);
    double z = s * s;
    double q = Math.fma(0x1.2f0df01e0d9f9p-3, z, 0x1.39a0ec5e177cdp-3);
    q = Math.fma(q, z, 0x1.746646720015ap-3);
    q = Math.fma(q, z, 0x1.c71c51e722546p-3);
    q = Math.fma(q, z, 0x1.2492494217b43p-2);
    q = Math.fma(q, z, 0x1.999999997fb4ap-2);
    q = Math.fma(q, z, 0x1.5555555555593p-1);
    double half = 0.5 * rest * rest;
    double inner = Math.fma(s, Math.fma(q, z, half), number * 0x1.abc9e3b39803fp-56);
    return Math.fma(number, 0x1.62e42fefa39efp-1, rest - (half - inner));
  }

  /** log(1 + z) for z from 0 to 1. */
  static double log1pOfUnit(double rest) {
    double s = rest / (2 + rest);
    double z = s * s;
    double q = Math.fma(0x1.5c8ebf899e362p-3, z, 0x1.5597f8d9564f9p-4);
    q = Math.fma(q, z, 0x1.efde663d78a92p-4);
    q = Math.fma(q, z, 0x1.10675c346e0d3p-3);
    q = Math.fma(q, z, 0x1.3b1de3e98276p-3);
    q = Math.fma(q, z, 0x1.745cb394a2959p-3);
    q = Math.fma(q, z, 0x1.c71c741fa7997p-3);
    q = Math.fma(q, z, 0x1.2492492085765p-2);
    q = Math.fma(q, z, 0x1.99999999a0838p-2);
    q = Math.fma(q, z, 0x1.5555555555535p-1);
    double half = 0.5 * rest * rest;
    return rest - (half - s * Math.fma(q, z, half));
  }

  /** What 1 + x rounds to is {@code sum}; this is what is missing, exactly (Knuth's two-sum). */
  static double missing(double x, double sum) {
    double added = sum - 1;
    return (x - added) - ((sum - added) - 1);
  }

  /** k for a positive normal number given by its bits. */
  static int exponent(int bits) {
    return (bits - FLOAT_SQRT_HALF) >> 23;
  }

  /** m - 1. */
  static float rest(int bits, int exponent) {
    return Float.intBitsToFloat(bits - (exponent << 23)) - 1;
  }

  /** (x + error) / 2^k - 1, where error is small; keeps the sign of error at zero. */
  static float rest(int bits, int exponent, float error) {
    float m = Float.intBitsToFloat(bits - (exponent << 23));
    float power = Float.intBitsToFloat(0x3f800000 - (exponent << 23));
    return Math.fma(error, power, -(1 - m));
  }

  /** k as a number; k = 0 gives -0.0, which is neutral in sums. */
  static float number(int exponent) {
    return -(float) -exponent;
  }

  /** k ln 2 + log(1 + rest). */
  static float log(float rest, float number) {
    float s = rest / (2 + rest);
    float z = s * s;
    float q = Math.fma(0x1.31e678p-2f, z, 0x1.995e9cp-2f);
    q = Math.fma(q, z, 0x1.55557ap-1f);
    float half = 0.5f * rest * rest;
    float inner = Math.fma(s, Math.fma(q, z, half), number * -0x1.05c61p-29f);
    return Math.fma(number, 0x1.62e43p-1f, rest - (half - inner));
  }

  /** log(1 + z) for z from 0 to 1. */
  static float log1pOfUnit(float rest) {
    float s = rest / (2 + rest);
    float z = s * s;
    float q = Math.fma(0x1.1ef9fap-2f, z, 0x1.1eb5d6p-2f);
    q = Math.fma(q, z, 0x1.99d27ep-2f);
    q = Math.fma(q, z, 0x1.5555p-1f);
    float half = 0.5f * rest * rest;
    return rest - (half - s * Math.fma(q, z, half));
  }

  /** What 1 + x rounds to is {@code sum}; this is what is missing, exactly (Knuth's two-sum). */
  static float missing(float x, float sum) {
    float added = sum - 1;
    return (x - added) - ((sum - added) - 1);
  }
}
