package dev.gradus.runtime.kernel;

/**
 * Remainders of angles by π/2, in two doubles: x = n π/2 + rest, with π/2 in parts of 33 bits, so
 * that n times a part is exact (Cody and Waite), and as many parts as cancellation asks for.
 *
 * <p>What is to be made of the remainder is given as a number and done here, for a method has one
 * result only, and two remainders would need an array. Angles are not negative: each function gives
 * its result the sign, which is exact.
 *
 * <p>Source: fdlibm 5.3, K. C. Ng, e_rem_pio2.c.
 */
final class AngleReduction {
  /** Quadrants by which a function is ahead of the sine. */
  static final int SINE = 0;

  static final int COSINE = 1;
  static final int TANGENT = 2;

  private static final int QUARTER_PI = 0x3fe921fb;
  private static final int HALF_PI = 0x3ff921fb;
  private static final int THREE_QUARTERS_PI = 0x4002d97c;

  /** 2^19 π/2: up to here n has 20 bits. */
  private static final int MEDIUM = 0x413921fb;

  private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;

  /** The first, second and third 33 bits of π/2, each with all that follows. */
  private static final double FIRST = 0x1.921fb544p+0;

  private static final double AFTER_FIRST = 0x1.0b4611a626331p-34;
  private static final double SECOND = 0x1.0b4611a6p-34;
  private static final double AFTER_SECOND = 0x1.3198a2e037073p-69;
  private static final double THIRD = 0x1.3198a2ep-69;
  private static final double AFTER_THIRD = 0x1.b839a252049c1p-104;

  private AngleReduction() {}

  /** At most π/4: nothing to reduce. */
  static boolean isSmall(double magnitude) {
    return Words.high(magnitude) <= QUARTER_PI;
  }

  /** At most 2^19 π/2, which is what {@link #reduce} takes. */
  static boolean isMedium(double magnitude) {
    return Words.high(magnitude) <= MEDIUM;
  }

  /** The function's value at an angle from π/4 to 2^19 π/2. */
  static double reduce(double angle, int function) {
    int high = Words.high(angle);
    if (high < THREE_QUARTERS_PI) {
      double rest = angle - FIRST;
      return high == HALF_PI
          ? value(function, 1, rest - SECOND, AFTER_SECOND)
          : value(function, 1, rest, AFTER_FIRST);
    }
    int n = (int) (angle * TWO_OVER_PI + 0.5);
    double rest = angle - n * FIRST;
    double tail = n * AFTER_FIRST;
    boolean surelyApart = n < 32 && high != Words.high(n * (Math.PI / 2));
    return surelyApart || lost(angle, rest - tail) <= 16
        ? value(function, n, rest, tail)
        : reduceFurther(angle, function, n, rest);
  }

  /** By the second part, and by the third where even that leaves too few bits. */
  private static double reduceFurther(double angle, int function, int n, double first) {
    double product = n * SECOND;
    double second = first - product;
    double tail = n * AFTER_SECOND - ((first - second) - product);
    if (lost(angle, second - tail) <= 49) {
      return value(function, n, second, tail);
    }
    product = n * THIRD;
    double third = second - product;
    return value(function, n, third, n * AFTER_THIRD - ((second - third) - product));
  }

  /** Leading bits that cancelled. */
  private static int lost(double angle, double remainder) {
    return Words.exponent(angle) - Words.exponent(remainder);
  }

  /** The function at n π/2 + (rest - tail). */
  private static double value(int function, int n, double rest, double tail) {
    double high = rest - tail;
    double low = (rest - high) - tail;
    if (function == TANGENT) {
      return (n & 1) == 0
          ? TangentKernel.tan(high, low)
          : TangentKernel.negativeCotangent(high, low);
    }
    int quadrant = n + function;
    double value =
        (quadrant & 1) == 0 ? CircularKernels.sin(high, low) : CircularKernels.cos(high, low);
    return (quadrant & 2) == 0 ? value : -value;
  }
}
