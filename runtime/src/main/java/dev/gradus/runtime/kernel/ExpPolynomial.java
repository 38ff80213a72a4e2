package dev.gradus.runtime.kernel;

/**
 * exp in two parts. x = k ln 2 + r with |r| ≤ ½ ln 2 (Cody and Waite, "Software Manual for the
 * Elementary Functions", 1980, chapter 6); the fraction exp(r) - 1 is a minimax polynomial,
 * straight-line, which the JIT vectorises; scaling by 2^k takes bits apart, which it does not.
 * Arguments must be at most {@link #DOUBLE_LIMIT} or {@link #FLOAT_LIMIT} in magnitude.
 */
final class ExpPolynomial {
  static final double DOUBLE_LIMIT = 708;
  static final float FLOAT_LIMIT = 87;

  /** tanh(x) is 1 where 2 x is at least this. */
  static final double DOUBLE_TANH_HIGH = 44;

  static final float FLOAT_TANH_HIGH = 20;

  /** Unit in the last place 1, low bits the exponent's bias. */
  private static final double DOUBLE_SHIFT = 0x1.8p52 + 1023;

  private static final float FLOAT_SHIFT = 0x1.8p23f + 127;

  private ExpPolynomial() {}

  /** x / ln 2 rounded to an integer k, plus a shift that leaves k + bias in the low bits. */
  static double shifted(double x) {
    return Math.fma(x, 0x1.71547652b82fep+0, DOUBLE_SHIFT);
  }

  /** exp(x) / 2^k - 1. */
  static double fraction(double x, double shifted) {
    double k = shifted - DOUBLE_SHIFT;
    double r = Math.fma(k, -0x1.62e42fefa39efp-1, x);
    r = Math.fma(k, -0x1.abc9e3b39803fp-56, r);
    double q = Math.fma(0x1.1ee8850e29979p-29, r, 0x1.af5e79448a5f6p-26);
    q = Math.fma(q, r, 0x1.27e536301f7e2p-22);
    q = Math.fma(q, r, 0x1.71ddf87c802b5p-19);
    q = Math.fma(q, r, 0x1.a01a017bc3929p-16);
    q = Math.fma(q, r, 0x1.a01a01afd4ac7p-13);
    q = Math.fma(q, r, 0x1.6c16c16c1f085p-10);
    q = Math.fma(q, r, 0x1.111111110f6d8p-7);
    q = Math.fma(q, r, 0x1.555555555553fp-5);
    q = Math.fma(q, r, 0x1.5555555555559p-3);
    q = Math.fma(q, r, 0x1.0p-1);
    return Math.fma(q, r * r, r);
  }

  /** 2^k. */
  static double power(double shifted) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(shifted) << 52);
  }

  static double exp(double fraction, double shifted) {
    double power = power(shifted);
    return Math.fma(fraction, power, power);
  }

  /** exp(x) - 1, with the given sign, for it is the sign of x that survives at zero. */
  static double expm1(double fraction, double shifted, double sign) {
    double power = power(shifted);
    return Math.copySign(Math.fma(fraction, power, power - 1), sign);
  }

  /** x / ln 2 rounded to an integer k, plus a shift that leaves k + bias in the low bits. */
  static float shifted(float x) {
    return Math.fma(x, 0x1.715476p+0f, FLOAT_SHIFT);
  }

  /** exp(x) / 2^k - 1. */
  static float fraction(float x, float shifted) {
    float k = shifted - FLOAT_SHIFT;
    float r = Math.fma(k, -0x1.62e43p-1f, x);
    r = Math.fma(k, 0x1.05c61p-29f, r);
    float q = Math.fma(0x1.a032bp-13f, r, 0x1.6d71fep-10f);
    q = Math.fma(q, r, 0x1.11118ap-7f);
    q = Math.fma(q, r, 0x1.5554b2p-5f);
    q = Math.fma(q, r, 0x1.555554p-3f);
    q = Math.fma(q, r, 0x1.0p-1f);
    return Math.fma(q, r * r, r);
  }

  /** 2^k. */
  static float power(float shifted) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(shifted) << 23);
  }

  static float exp(float fraction, float shifted) {
    float power = power(shifted);
    return Math.fma(fraction, power, power);
  }

  /** exp(x) - 1, with the given sign, for it is the sign of x that survives at zero. */
  static float expm1(float fraction, float shifted, float sign) {
    float power = power(shifted);
    return Math.copySign(Math.fma(fraction, power, power - 1), sign);
  }
}
