package dev.gradus.runtime.kernel;

/**
 * sin and cos without branches or bit operations. x = k π + r with |r| ≤ ½ π by π in three parts
 * (Cody and Waite, "Software Manual for the Elementary Functions", 1980, chapter 8); sin r / r is a
 * minimax polynomial in r²; the parity of k gives the sign. Arguments must be at most {@link
 * #DOUBLE_LIMIT} or {@link #FLOAT_LIMIT} in magnitude.
 */
final class SinePolynomial {
  static final double DOUBLE_LIMIT = 0x1p20;
  static final float FLOAT_LIMIT = 0x1p14f;

  /** Adding and subtracting it rounds to an integer. */
  private static final double DOUBLE_SHIFT = 0x1.8p52;

  private static final float FLOAT_SHIFT = 0x1.8p23f;

  private SinePolynomial() {}

  static double sin(double x) {
    double k = Math.fma(x, 0x1.45f306dc9c883p-2, DOUBLE_SHIFT) - DOUBLE_SHIFT;
    double odd = parity(k);
    return sinOfRest(rest(x, k)) * Math.fma(-2 * odd, odd, 1);
  }

  /** cos(x) = (-1)^(j+1) sin(x - (j + ½) π). */
  static double cos(double x) {
    double j = Math.fma(x, 0x1.45f306dc9c883p-2, -0.5) + DOUBLE_SHIFT - DOUBLE_SHIFT;
    double odd = parity(j);
    return sinOfRest(rest(x, j + 0.5)) * Math.fma(2 * odd, odd, -1);
  }

  /** x - k π; the first step is exact. */
  private static double rest(double x, double k) {
    double r = Math.fma(k, -0x1.921fb54442d18p+1, x);
    r = Math.fma(k, -0x1.1a62633145c06p-53, r);
    return Math.fma(k, -0x1.c1cd129024e09p-106, r);
  }

  /** Zero for even k, ±1 for odd k. */
  private static double parity(double k) {
    return k - 2 * (Math.fma(k, 0.5, DOUBLE_SHIFT) - DOUBLE_SHIFT);
  }

  private static double sinOfRest(double r) {
    double z = r * r;
    double q = Math.fma(0x1.880fa0c14a9a4p-49, z, -0x1.ae420a99cacffp-41);
    q = Math.fma(q, z, 0x1.6123c67aabf9cp-33);
    q = Math.fma(q, z, -0x1.ae6454b5ac85ep-26);
    q = Math.fma(q, z, 0x1.71de3a524e9e4p-19);
    q = Math.fma(q, z, -0x1.a01a01a013e0bp-13);
    q = Math.fma(q, z, 0x1.11111111110b1p-7);
    q = Math.fma(q, z, -0x1.5555555555555p-3);
    q = Math.fma(q, z, 0x1.0p+0);
    return q * r;
  }

  static float sin(float x) {
    float k = Math.fma(x, 0x1.45f306p-2f, FLOAT_SHIFT) - FLOAT_SHIFT;
    float odd = parity(k);
    return sinOfRest(rest(x, k)) * Math.fma(-2 * odd, odd, 1);
  }

  /** cos(x) = (-1)^(j+1) sin(x - (j + ½) π). */
  static float cos(float x) {
    float j = Math.fma(x, 0x1.45f306p-2f, -0.5f) + FLOAT_SHIFT - FLOAT_SHIFT;
    float odd = parity(j);
    return sinOfRest(rest(x, j + 0.5f)) * Math.fma(2 * odd, odd, -1);
  }

  /** x - k π; the first step is exact. */
  private static float rest(float x, float k) {
    float r = Math.fma(k, -0x1.921fb4p+1f, x);
    r = Math.fma(k, -0x1.4442dp-23f, r);
    return Math.fma(k, -0x1.84698ap-47f, r);
  }

  /** Zero for even k, ±1 for odd k. */
  private static float parity(float k) {
    return k - 2 * (Math.fma(k, 0.5f, FLOAT_SHIFT) - FLOAT_SHIFT);
  }

  private static float sinOfRest(float r) {
    float z = r * r;
    float q = Math.fma(0x1.5d382cp-19f, z, -0x1.9f643cp-13f);
    q = Math.fma(q, z, 0x1.110e7cp-7f);
    q = Math.fma(q, z, -0x1.555548p-3f);
    q = Math.fma(q, z, 0x1.0p+0f);
    return q * r;
  }
}
