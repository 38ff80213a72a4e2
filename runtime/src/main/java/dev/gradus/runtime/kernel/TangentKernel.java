package dev.gradus.runtime.kernel;

/**
 * Tangent and negative cotangent of angles up to π/4, given as sums of two doubles: a minimax
 * polynomial, and for the larger of them tan(π/4 − x).
 *
 * <p>Source: fdlibm 5.3, K. C. Ng, k_tan.c.
 */
final class TangentKernel {
  /** Below 2^-28 the tangent is the angle. */
  private static final int TINY = 0x3e300000;

  /** From 0.67434 on. */
  private static final int LARGE = 0x3fe59428;

  private static final double QUARTER_PI = 0x1.921fb54442d18p-1;
  private static final double AFTER_QUARTER_PI = 0x1.1a62633145c07p-55;
  private static final double THIRD = 0x1.5555555555563p-2;

  private TangentKernel() {}

  static double tan(double x, double low) {
    int magnitude = Words.high(x) & Integer.MAX_VALUE;
    if (magnitude < TINY) {
      return x;
    }
    return magnitude >= LARGE ? ofLarge(x, low, 1) : x + correction(x, low);
  }

  /** -1 / tan(x + low). */
  static double negativeCotangent(double x, double low) {
    int magnitude = Words.high(x) & Integer.MAX_VALUE;
    if (magnitude < TINY) {
      return negativeInverse(x, low);
    }
    return magnitude >= LARGE ? ofLarge(x, low, -1) : negativeInverse(x, correction(x, low));
  }

  /** Through the complement to π/4: the tangent, or with sign -1 the negative cotangent. */
  private static double ofLarge(double x, double low, double sign) {
    double side = Math.copySign(1, x);
    double rest = (QUARTER_PI - side * x) + (AFTER_QUARTER_PI - side * low);
    double correction = correction(rest, 0);
    double tangent = rest + correction;
    double quotient = tangent * tangent / (tangent + sign);
    return side * (sign - 2 * (rest - (quotient - correction)));
  }

  /** tan(x + low) - x. */
  private static double correction(double x, double low) {
    double square = x * x;
    double fourth = square * square;
    double odd = 0x1.47e88a03792a6p-14 + fourth * -0x1.375cbdb605373p-16;
    odd = 0x1.344d8f2f26501p-11 + fourth * odd;
    odd = 0x1.d6d22c9560328p-9 + fourth * odd;
    odd = 0x1.664f48406d637p-6 + fourth * odd;
    odd = 0x1.111111110fe7ap-3 + fourth * odd;
    double even = 0x1.2b80f32f0a7e9p-14 + fourth * 0x1.b2a7074bf7ad4p-16;
    even = 0x1.026f71a8d1068p-12 + fourth * even;
    even = 0x1.7dbc8fee08315p-10 + fourth * even;
    even = 0x1.226e3e96e8493p-7 + fourth * even;
    even = 0x1.ba1ba1bb341fep-5 + fourth * even;
    double cube = square * x;
    double rest = low + square * (cube * (odd + square * even) + low);
    return rest + THIRD * cube;
  }

  /** -1 / (x + low) to the last bit but one: a quotient, and its error by exact products. */
  private static double negativeInverse(double x, double low) {
    double sum = x + low;
    double high = Words.truncated(sum);
    double rest = low - (high - x);
    double quotient = -1 / sum;
    double truncated = Words.truncated(quotient);
    double error = 1 + truncated * high;
    return truncated + quotient * (error + truncated * rest);
  }
}
