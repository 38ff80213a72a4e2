package dev.gradus.runtime.kernel;

/**
 * Functions that {@link StrictMath} lacks, for STRICT arithmetic. Built on {@link StrictMath} and
 * exactly rounded operations only, so that the result is the same to the bit on every JVM. In
 * double; a float argument is widened, and the result rounded to float.
 *
 * <p>Errors are at most 4 ulp unless a method states otherwise. A NaN argument gives NaN.
 */
public final class Special {
  private static final double LN_2 = 0x1.62e42fefa39efp-1;
  private static final double INVERSE_LN_2 = 0x1.71547652b82fep+0;
  private static final double SQRT_2 = 0x1.6a09e667f3bcdp+0;

  /** From here on x² + 1 and x² - 1 round to x². */
  private static final double SQUARE_ABSORBS_ONE = 0x1p28;

  private Special() {}

  /** Error function: odd, ±1 at ±infinity. */
  public static double erf(double x) {
    return ErrorFunction.erf(x);
  }

  /**
   * Complementary error function 1 - erf(x), without cancellation: 0 at infinity, 2 at -infinity.
   */
  public static double erfc(double x) {
    return ErrorFunction.erfc(x);
  }

  /**
   * Logarithm of |Γ(x)|: +infinity at 0, at negative integers and at ±infinity. Below -1/2 the
   * error is up to 4 ulp of the larger of 1 and the result, since reflection cancels near the zeros
   * there.
   */
  public static double lgamma(double x) {
    return GammaFunction.lgamma(x);
  }

  /**
   * Digamma, the derivative of {@link #lgamma}: -infinity at 0, +infinity at -0.0, NaN at negative
   * integers and at -infinity. Below 0 the error is up to 4 ulp of the larger of 1 and the result.
   */
  public static double digamma(double x) {
    return GammaFunction.digamma(x);
  }

  /**
   * n-th derivative of {@link #digamma} for an integer n from 0 to 100; NaN for any other n. At 0
   * and the negative integers +infinity for odd n; for even n &gt; 0 -infinity at 0, +infinity at
   * -0.0 and NaN at negative integers. At +infinity 0, at -infinity NaN. The error is at most 8 ulp
   * for n ≤ 6 and x &gt; 0.
   */
  public static double polygamma(double n, double x) {
    return GammaFunction.polygamma(n, x);
  }

  /** Logistic function 1 / (1 + exp(-x)), without overflow. */
  public static double sigmoid(double x) {
    if (x >= 0) {
      return 1 / (1 + StrictMath.exp(-x));
    }
    double exp = StrictMath.exp(x);
    return exp / (1 + exp);
  }

  /** log(1 + exp(x)), without overflow. */
  public static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  /** Logarithm of {@link #sigmoid}. */
  public static double logSigmoid(double x) {
    return -softplus(-x);
  }

  /** Inverse hyperbolic sine. */
  public static double asinh(double x) {
    double a = Math.abs(x);
    if (a >= SQUARE_ABSORBS_ONE) {
      return Math.copySign(StrictMath.log(a) + LN_2, x);
    }
    double square = a * a;
    return Math.copySign(StrictMath.log1p(a + square / (1 + Math.sqrt(square + 1))), x);
  }

  /** Inverse hyperbolic cosine; NaN below 1. */
  public static double acosh(double x) {
    if (x >= SQUARE_ABSORBS_ONE) {
      return StrictMath.log(x) + LN_2;
    }
    double above = x - 1;
    return StrictMath.log1p(above + Math.sqrt(above * (above + 2)));
  }

  /** Inverse hyperbolic tangent; ±infinity at ±1, NaN beyond. */
  public static double atanh(double x) {
    double a = Math.abs(x);
    return Math.copySign(0.5 * StrictMath.log1p(2 * a / (1 - a)), x);
  }

  /** 2 to the power x. */
  public static double exp2(double x) {
    return Fdlibm.pow(2, x);
  }

  /** Logarithm to the base 2; exact at powers of two, -infinity at 0, NaN below. */
  public static double log2(double x) {
    if (!(x > 0 && x <= Double.MAX_VALUE)) {
      return StrictMath.log(x);
    }
    double normal = x < Double.MIN_NORMAL ? x * 0x1p54 : x;
    int exponent = Math.getExponent(normal);
    double mantissa = Math.scalb(normal, -exponent);
    if (mantissa > SQRT_2) {
      mantissa *= 0.5;
      exponent++;
    }
    int shift = x < Double.MIN_NORMAL ? exponent - 54 : exponent;
    return Math.fma(StrictMath.log(mantissa), INVERSE_LN_2, shift);
  }
}
