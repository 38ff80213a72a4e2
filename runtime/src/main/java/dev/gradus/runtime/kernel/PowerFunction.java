package dev.gradus.runtime.kernel;

/**
 * x to the power y, for finite x and y that are not special: 2 to the power y log2 x, both factors
 * and their product in two doubles.
 *
 * <p>Source: fdlibm 5.3, K. C. Ng, e_pow.c.
 */
final class PowerFunction {
  private static final double LARGEST_EXPONENT = 0x1.00000ffffffffp31;

  /** log2 of 1.5, in two parts. */
  private static final double LOG2_OF_MIDDLE = 0x1.2b8034p-1;

  private static final double AFTER_LOG2_OF_MIDDLE = 0x1.cfdeb43cfd006p-27;

  /** 2 / (3 ln 2), rounded, and in two parts. */
  private static final double SCALE = 0x1.ec709dc3a03fdp-1;

  private static final double SCALE_HIGH = 0x1.ec709ep-1;
  private static final double SCALE_LOW = -0x1.e2fe0145b01f5p-28;

  /** ln 2, rounded, and in two parts. */
  private static final double LN_2 = 0x1.62e42fefa39efp-1;

  private static final double LN_2_HIGH = 0x1.62e43p-1;
  private static final double LN_2_LOW = -0x1.05c610ca86c39p-29;

  /** -(1024 - log2(largest double + half an ulp)). */
  private static final double BELOW_OVERFLOW = 0x1.71547652b82fep-54;

  /** First words of mantissas: up to √(3/2) they are compared with 1, from √3 on with 2. */
  private static final int ROOT_OF_MIDDLE = 0x3988e;

  private static final int ROOT_OF_THREE = 0xbb67a;

  private static final int HALF = 0x3fe00000;

  private PowerFunction() {}

  /**
   * Whether {@link #of} takes these arguments; {@link StrictMath#pow}, which has no tables for the
   * others, allocates nothing for them.
   */
  static boolean takes(double x, double y) {
    double base = Math.abs(x);
    double exponent = Math.abs(y);
    return base > 0
        && base <= Double.MAX_VALUE
        && base != 1
        && exponent > 0
        && exponent <= LARGEST_EXPONENT
        && exponent != 1
        && y != 2
        && y != 0.5
        && (x > 0 || y == Math.rint(y));
  }

  static double of(double x, double y) {
    boolean negative = x < 0 && ((long) y & 1) != 0;
    double magnitude = ofLogarithm(Math.abs(x), y);
    return negative ? -magnitude : magnitude;
  }

  /** x = 2^n m, with m in [√3/2, √3) and log2 m from (m - c) / (m + c) where c is 1 or 3/2. */
  private static double ofLogarithm(double x, double y) {
    boolean subnormal = x < Double.MIN_NORMAL;
    double scaled = subnormal ? x * 0x1p53 : x;
    int high = Words.high(scaled);
    int n = (high >> 20) - 0x3ff - (subnormal ? 53 : 0);
    int fraction = high & 0x000fffff;
    int word = fraction | 0x3ff00000;
    boolean middle = fraction > ROOT_OF_MIDDLE && fraction < ROOT_OF_THREE;
    if (fraction >= ROOT_OF_THREE) {
      n++;
      word -= 0x00100000;
    }
    long low = Double.doubleToRawLongBits(scaled) & 0xffffffffL;
    double m = Double.longBitsToDouble((long) word << 32 | low);
    double centre = middle ? 1.5 : 1;
    double inverse = 1 / (m + centre);
    double s = (m - centre) * inverse;
    double sHigh = Words.truncated(s);
    double sumHigh = Words.ofHigh((word >> 1 | 0x20000000) + 0x00080000 + (middle ? 1 << 18 : 0));
    double sumLow = m - (sumHigh - centre);
    double sLow = inverse * (((m - centre) - sHigh * sumHigh) - sHigh * sumLow);
    return ofQuotient(s, sHigh, sLow, middle, n, y);
  }

  /** log m = 2 s + 2/3 s³ + …, times y; here 3 log m / 2 is p. */
  private static double ofQuotient(
      double s, double sHigh, double sLow, boolean middle, double n, double y) {
    double square = s * s;
    double series = square * square * logarithmSeries(square) + sLow * (sHigh + s);
    double squareHigh = sHigh * sHigh;
    double sumHigh = Words.truncated(3 + squareHigh + series);
    double sumLow = series - ((sumHigh - 3) - squareHigh);
    double u = sHigh * sumHigh;
    double v = sLow * sumHigh + sumLow * s;
    double pHigh = Words.truncated(u + v);
    double pLow = v - (pHigh - u);
    double high = SCALE_HIGH * pHigh;
    double low = SCALE_LOW * pHigh + pLow * SCALE + (middle ? AFTER_LOG2_OF_MIDDLE : 0);
    double shift = middle ? LOG2_OF_MIDDLE : 0;
    double logHigh = Words.truncated(((high + low) + shift) + n);
    double logLow = low - (((logHigh - n) - shift) - high);
    double yHigh = Words.truncated(y);
    return exp2(yHigh * logHigh, (y - yHigh) * logHigh + y * logLow);
  }

  private static double logarithmSeries(double square) {
    double r = 0x1.d864a93c9db65p-3 + square * 0x1.a7e284a454eefp-3;
    r = 0x1.17460a91d4101p-2 + square * r;
    r = 0x1.55555518f264dp-2 + square * r;
    r = 0x1.b6db6db6fabffp-2 + square * r;
    return 0x1.3333333333303p-1 + square * r;
  }

  /** 2 to the power high + low. */
  private static double exp2(double high, double low) {
    double sum = low + high;
    if (sum >= 1024 && (sum > 1024 || low + BELOW_OVERFLOW > sum - high)) {
      return Double.POSITIVE_INFINITY;
    }
    if (sum <= -1075 && (sum < -1075 || low <= sum - high)) {
      return 0;
    }
    // To the nearest integer, away from 0 at halves; those of up to 0.5 + 2^-21 stay.
    boolean whole = (Words.high(sum) & Integer.MAX_VALUE) > HALF;
    int n = whole ? (int) (sum + Math.copySign(0.5, sum)) : 0;
    double rest = whole ? high - n : high;
    double part = Words.truncated(low + rest);
    double u = part * LN_2_HIGH;
    double v = (low - (part - rest)) * LN_2 + part * LN_2_LOW;
    double z = u + v;
    return scaled(exp(z, v - (z - u)), n);
  }

  /** e to the power z + low, for at most half of ln 2. */
  private static double exp(double z, double low) {
    double square = z * z;
    double r = -0x1.bbd41c5d26bf1p-20 + square * 0x1.6376972bea4dp-25;
    r = 0x1.1566aaf25de2cp-14 + square * r;
    r = -0x1.6c16c16bebd93p-9 + square * r;
    r = 0x1.555555555553ep-3 + square * r;
    double even = z - square * r;
    double odd = z * even / (even - 2) - (low + z * low);
    return 1 - (odd - z);
  }

  /** z times 2^n, which may be subnormal. */
  private static double scaled(double z, int n) {
    return Words.exponent(z) + n > 0
        ? Double.longBitsToDouble(Double.doubleToRawLongBits(z) + ((long) n << 52))
        : Math.scalb(z, n);
  }
}
