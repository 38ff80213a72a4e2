package dev.gradus.runtime.kernel;

/**
 * Elementary functions of FAST arithmetic: the same bits on every JVM, JDK and processor, whether
 * computed one by one or in {@linkplain Blocks blocks}. Nothing here depends on the intrinsics of
 * {@link Math}.
 *
 * <p>The frequent functions are polynomials inside a safe range of the argument; outside it, and
 * for NaN, they are those of {@link StrictMath} and {@link Special}. (Functions of the range "all"
 * need no such exception.) Largest error, in units in the last place, over seeded sweeps and edges:
 *
 * <table>
 * <caption>Polynomials</caption>
 * <tr><th>function</th><th>double: range</th><th>error</th><th>float: range</th><th>error</th></tr>
 * <tr><td>exp</td><td>|x| ≤ 708</td><td>1.1</td><td>|x| ≤ 87</td><td>1.1</td></tr>
 * <tr><td>expm1</td><td>|x| ≤ 708</td><td>1.9</td><td>|x| ≤ 87</td><td>1.6</td></tr>
 * <tr><td>log</td><td>normal x &gt; 0</td><td>0.9</td><td>normal x &gt; 0</td><td>0.9</td></tr>
 * <tr><td>log1p</td><td>-1 &lt; x ≤ 2^1000</td><td>1.4</td><td>-1 &lt; x ≤ 2^100</td><td>1.5</td></tr>
 * <tr><td>sin</td><td>|x| ≤ 2^20</td><td>2.4</td><td>|x| ≤ 2^14</td><td>2.4</td></tr>
 * <tr><td>cos</td><td>|x| ≤ 2^20</td><td>2.4</td><td>|x| ≤ 2^14</td><td>2.4</td></tr>
 * <tr><td>tanh</td><td>all</td><td>2.6</td><td>all</td><td>2.6</td></tr>
 * <tr><td>sigmoid</td><td>|x| ≤ 708</td><td>2.4</td><td>|x| ≤ 87</td><td>2.4</td></tr>
 * <tr><td>softplus, logSigmoid</td><td>|x| ≤ 708</td><td>1.9</td><td>|x| ≤ 87</td><td>2.1</td></tr>
 * <tr><td>erf</td><td>all</td><td>1.9</td><td>all</td><td>1.9</td></tr>
 * </table>
 *
 * <p>The others are those of {@link StrictMath} (tan, sinh, cosh, asin, acos, atan, atan2, log10,
 * cbrt, pow, hypot) and of {@link Special} (exp2, log2, asinh, acosh, atanh, erfc); their float
 * versions compute in double and round.
 */
public final class FastMath {
  private FastMath() {}

  /** e to the power x. */
  public static double exp(double x) {
    if (!(Math.abs(x) <= ExpPolynomial.DOUBLE_LIMIT)) {
      return StrictMath.exp(x);
    }
    double shifted = ExpPolynomial.shifted(x);
    return ExpPolynomial.exp(ExpPolynomial.fraction(x, shifted), shifted);
  }

  /** exp(x) - 1. */
  public static double expm1(double x) {
    if (!(Math.abs(x) <= ExpPolynomial.DOUBLE_LIMIT)) {
      return StrictMath.expm1(x);
    }
    double shifted = ExpPolynomial.shifted(x);
    return ExpPolynomial.expm1(ExpPolynomial.fraction(x, shifted), shifted, x);
  }

  /** Natural logarithm: -infinity at 0, NaN below. */
  public static double log(double x) {
    if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
      return StrictMath.log(x);
    }
    long bits = Double.doubleToRawLongBits(x);
    long exponent = LogPolynomial.exponent(bits);
    return LogPolynomial.log(LogPolynomial.rest(bits, exponent), LogPolynomial.number(exponent));
  }

  /** log(1 + x). */
  public static double log1p(double x) {
    if (!(x >= LogPolynomial.DOUBLE_LOG1P_LOW && x <= LogPolynomial.DOUBLE_LOG1P_HIGH)) {
      return StrictMath.log1p(x);
    }
    double sum = 1 + x;
    long bits = Double.doubleToRawLongBits(sum);
    long exponent = LogPolynomial.exponent(bits);
    double rest = LogPolynomial.rest(bits, exponent, LogPolynomial.missing(x, sum));
    return LogPolynomial.log(rest, LogPolynomial.number(exponent));
  }

  /** Sine of x radians. */
  public static double sin(double x) {
    return Math.abs(x) <= SinePolynomial.DOUBLE_LIMIT ? SinePolynomial.sin(x) : Fdlibm.sin(x);
  }

  /** Cosine of x radians. */
  public static double cos(double x) {
    return Math.abs(x) <= SinePolynomial.DOUBLE_LIMIT ? SinePolynomial.cos(x) : Fdlibm.cos(x);
  }

  /** Hyperbolic tangent. */
  public static double tanh(double x) {
    double twice = Math.min(2 * Math.abs(x), ExpPolynomial.DOUBLE_TANH_HIGH);
    double shifted = ExpPolynomial.shifted(twice);
    double m = ExpPolynomial.expm1(ExpPolynomial.fraction(twice, shifted), shifted, x);
    return m / (Math.abs(m) + 2);
  }

  /** Logistic function 1 / (1 + exp(-x)). */
  public static double sigmoid(double x) {
    if (!(Math.abs(x) <= ExpPolynomial.DOUBLE_LIMIT)) {
      return Special.sigmoid(x);
    }
    double negative = -x;
    double shifted = ExpPolynomial.shifted(negative);
    return 1 / (1 + ExpPolynomial.exp(ExpPolynomial.fraction(negative, shifted), shifted));
  }

  /** log(1 + exp(x)). */
  public static double softplus(double x) {
    if (!(Math.abs(x) <= ExpPolynomial.DOUBLE_LIMIT)) {
      return Special.softplus(x);
    }
    double negative = -Math.abs(x);
    double shifted = ExpPolynomial.shifted(negative);
    double e = ExpPolynomial.exp(ExpPolynomial.fraction(negative, shifted), shifted);
    return Math.max(x, 0) + LogPolynomial.log1pOfUnit(e);
  }

  /** Logarithm of {@link #sigmoid}: -softplus(-x). */
  public static double logSigmoid(double x) {
    return -softplus(-x);
  }

  /** Error function. */
  public static double erf(double x) {
    double log = ErrorPolynomial.logComplement(x);
    double shifted = ExpPolynomial.shifted(log);
    return ExpPolynomial.expm1(ExpPolynomial.fraction(log, shifted), shifted, x);
  }

  /** 2 to the power x. */
  public static double exp2(double x) {
    return Special.exp2(x);
  }

  /** Logarithm to the base 2. */
  public static double log2(double x) {
    return Special.log2(x);
  }

  /** Logarithm to the base 10. */
  public static double log10(double x) {
    return StrictMath.log10(x);
  }

  /** Tangent of x radians. */
  public static double tan(double x) {
    return Fdlibm.tan(x);
  }

  /** Hyperbolic sine. */
  public static double sinh(double x) {
    return StrictMath.sinh(x);
  }

  /** Hyperbolic cosine. */
  public static double cosh(double x) {
    return StrictMath.cosh(x);
  }

  /** Inverse hyperbolic sine. */
  public static double asinh(double x) {
    return Special.asinh(x);
  }

  /** Inverse hyperbolic cosine. */
  public static double acosh(double x) {
    return Special.acosh(x);
  }

  /** Inverse hyperbolic tangent. */
  public static double atanh(double x) {
    return Special.atanh(x);
  }

  /** Arc sine. */
  public static double asin(double x) {
    return StrictMath.asin(x);
  }

  /** Arc cosine. */
  public static double acos(double x) {
    return StrictMath.acos(x);
  }

  /** Arc tangent. */
  public static double atan(double x) {
    return StrictMath.atan(x);
  }

  /** Cube root. */
  public static double cbrt(double x) {
    return StrictMath.cbrt(x);
  }

  /** Complementary error function. */
  public static double erfc(double x) {
    return Special.erfc(x);
  }

  /** Angle of the point (x, y). */
  public static double atan2(double y, double x) {
    return StrictMath.atan2(y, x);
  }

  /** x to the power y. */
  public static double pow(double x, double y) {
    return Fdlibm.pow(x, y);
  }

  /** √(x² + y²), without overflow. */
  public static double hypot(double x, double y) {
    return StrictMath.hypot(x, y);
  }

  /** e to the power x. */
  public static float exp(float x) {
    if (!(Math.abs(x) <= ExpPolynomial.FLOAT_LIMIT)) {
      return (float) StrictMath.exp(x);
    }
    float shifted = ExpPolynomial.shifted(x);
    return ExpPolynomial.exp(ExpPolynomial.fraction(x, shifted), shifted);
  }

  /** exp(x) - 1. */
  public static float expm1(float x) {
    if (!(Math.abs(x) <= ExpPolynomial.FLOAT_LIMIT)) {
      return (float) StrictMath.expm1(x);
    }
    float shifted = ExpPolynomial.shifted(x);
    return ExpPolynomial.expm1(ExpPolynomial.fraction(x, shifted), shifted, x);
  }

  /** Natural logarithm: -infinity at 0, NaN below. */
  public static float log(float x) {
    if (!(x >= Float.MIN_NORMAL && x <= Float.MAX_VALUE)) {
      return (float) StrictMath.log(x);
    }
    int bits = Float.floatToRawIntBits(x);
    int exponent = LogPolynomial.exponent(bits);
    return LogPolynomial.log(LogPolynomial.rest(bits, exponent), LogPolynomial.number(exponent));
  }

  /** log(1 + x). */
  public static float log1p(float x) {
    if (!(x >= LogPolynomial.FLOAT_LOG1P_LOW && x <= LogPolynomial.FLOAT_LOG1P_HIGH)) {
      return (float) StrictMath.log1p(x);
    }
    float sum = 1 + x;
    int bits = Float.floatToRawIntBits(sum);
    int exponent = LogPolynomial.exponent(bits);
    float rest = LogPolynomial.rest(bits, exponent, LogPolynomial.missing(x, sum));
    return LogPolynomial.log(rest, LogPolynomial.number(exponent));
  }

  /** Sine of x radians. */
  public static float sin(float x) {
    return Math.abs(x) <= SinePolynomial.FLOAT_LIMIT
        ? SinePolynomial.sin(x)
        : (float) Fdlibm.sin(x);
  }

  /** Cosine of x radians. */
  public static float cos(float x) {
    return Math.abs(x) <= SinePolynomial.FLOAT_LIMIT
        ? SinePolynomial.cos(x)
        : (float) Fdlibm.cos(x);
  }

  /** Hyperbolic tangent. */
  public static float tanh(float x) {
    float twice = Math.min(2 * Math.abs(x), ExpPolynomial.FLOAT_TANH_HIGH);
    float shifted = ExpPolynomial.shifted(twice);
    float m = ExpPolynomial.expm1(ExpPolynomial.fraction(twice, shifted), shifted, x);
    return m / (Math.abs(m) + 2);
  }

  /** Logistic function 1 / (1 + exp(-x)). */
  public static float sigmoid(float x) {
    if (!(Math.abs(x) <= ExpPolynomial.FLOAT_LIMIT)) {
      return (float) Special.sigmoid(x);
    }
    float negative = -x;
    float shifted = ExpPolynomial.shifted(negative);
    return 1 / (1 + ExpPolynomial.exp(ExpPolynomial.fraction(negative, shifted), shifted));
  }

  /** log(1 + exp(x)). */
  public static float softplus(float x) {
    if (!(Math.abs(x) <= ExpPolynomial.FLOAT_LIMIT)) {
      return (float) Special.softplus(x);
    }
    float negative = -Math.abs(x);
    float shifted = ExpPolynomial.shifted(negative);
    float e = ExpPolynomial.exp(ExpPolynomial.fraction(negative, shifted), shifted);
    return Math.max(x, 0) + LogPolynomial.log1pOfUnit(e);
  }

  /** Logarithm of {@link #sigmoid}: -softplus(-x). */
  public static float logSigmoid(float x) {
    return -softplus(-x);
  }

  /** Error function. */
  public static float erf(float x) {
    float log = ErrorPolynomial.logComplement(x);
    float shifted = ExpPolynomial.shifted(log);
    return ExpPolynomial.expm1(ExpPolynomial.fraction(log, shifted), shifted, x);
  }

  /** 2 to the power x. */
  public static float exp2(float x) {
    return (float) Special.exp2(x);
  }

  /** Logarithm to the base 2. */
  public static float log2(float x) {
    return (float) Special.log2(x);
  }

  /** Logarithm to the base 10. */
  public static float log10(float x) {
    return (float) StrictMath.log10(x);
  }

  /** Tangent of x radians. */
  public static float tan(float x) {
    return (float) Fdlibm.tan(x);
  }

  /** Hyperbolic sine. */
  public static float sinh(float x) {
    return (float) StrictMath.sinh(x);
  }

  /** Hyperbolic cosine. */
  public static float cosh(float x) {
    return (float) StrictMath.cosh(x);
  }

  /** Inverse hyperbolic sine. */
  public static float asinh(float x) {
    return (float) Special.asinh(x);
  }

  /** Inverse hyperbolic cosine. */
  public static float acosh(float x) {
    return (float) Special.acosh(x);
  }

  /** Inverse hyperbolic tangent. */
  public static float atanh(float x) {
    return (float) Special.atanh(x);
  }

  /** Arc sine. */
  public static float asin(float x) {
    return (float) StrictMath.asin(x);
  }

  /** Arc cosine. */
  public static float acos(float x) {
    return (float) StrictMath.acos(x);
  }

  /** Arc tangent. */
  public static float atan(float x) {
    return (float) StrictMath.atan(x);
  }

  /** Cube root. */
  public static float cbrt(float x) {
    return (float) StrictMath.cbrt(x);
  }

  /** Complementary error function. */
  public static float erfc(float x) {
    return (float) Special.erfc(x);
  }

  /** Angle of the point (x, y). */
  public static float atan2(float y, float x) {
    return (float) StrictMath.atan2(y, x);
  }

  /** x to the power y. */
  public static float pow(float x, float y) {
    return (float) Fdlibm.pow(x, y);
  }

  /** √(x² + y²), without overflow. */
  public static float hypot(float x, float y) {
    return (float) StrictMath.hypot(x, y);
  }
}
