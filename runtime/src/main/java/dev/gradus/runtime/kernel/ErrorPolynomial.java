package dev.gradus.runtime.kernel;

/**
 * erf |x| = 1 - exp(-Q(|x|)): Q, the logarithm of erfc, is smooth, and one polynomial for Q(a) / a
 * - 1 gives erf to full relative accuracy, for an error in Q counts by erfc / erf only. Minimax
 * under that weight; the long one is summed in two independent chains.
 */
final class ErrorPolynomial {
  /** erf is 1 from here on. */
  private static final double DOUBLE_ONE = 6;

  private static final float FLOAT_ONE = 4;

  private ErrorPolynomial() {}

  /** log(1 - erf |x|). */
  static double logComplement(double x) {
    double a = Math.min(Math.abs(x), DOUBLE_ONE);
    double z = a * a;
    double even = Math.fma(0x1.6bac494d33d53p-43, z, 0x1.7a6c1b418da98p-35);
    even = Math.fma(even, z, 0x1.4473d49049398p-29);
    even = Math.fma(even, z, 0x1.291b8931f80f2p-25);
    even = Math.fma(even, z, -0x1.91a79b5143bb2p-27);
    even = Math.fma(even, z, -0x1.116bb26d73ep-19);
    even = Math.fma(even, z, 0x1.a96e911379b65p-19);
    even = Math.fma(even, z, 0x1.0e32f84530fb1p-14);
    even = Math.fma(even, z, -0x1.35663bdb50291p-11);
    even = Math.fma(even, z, -0x1.b6b6a1ca4befdp-13);
    even = Math.fma(even, z, 0x1.a4f4e2a1a9b4ap-4);
    even = Math.fma(even, z, 0x1.06eba8214db68p-3);
    double odd = Math.fma(-0x1.02df602073bf9p-48, z, -0x1.d988d3291a6f7p-39);
    odd = Math.fma(odd, z, -0x1.9d876191347e5p-32);
    odd = Math.fma(odd, z, -0x1.7232eb0478589p-27);
    odd = Math.fma(odd, z, -0x1.1a5c0734caafbp-24);
    odd = Math.fma(odd, z, 0x1.3256a6a57cde1p-21);
    odd = Math.fma(odd, z, 0x1.a47e094e22523p-19);
    odd = Math.fma(odd, z, -0x1.f032a526b0c24p-16);
    odd = Math.fma(odd, z, 0x1.b29af53a5b5bcp-16);
    odd = Math.fma(odd, z, 0x1.bca691df6f70fp-10);
    odd = Math.fma(odd, z, -0x1.396685908d4a8p-6);
    odd = Math.fma(odd, z, 0x1.45f306dc9c8d9p-1);
    double q = Math.fma(odd, a, even);
    return -Math.fma(q, a, a);
  }

  /** log(1 - erf |x|). */
  static float logComplement(float x) {
    float a = Math.min(Math.abs(x), FLOAT_ONE);
    float q = Math.fma(0x1.4056b8p-20f, a, -0x1.6647a4p-16f);
    q = Math.fma(q, a, 0x1.5f3cccp-13f);
    q = Math.fma(q, a, -0x1.8455bep-11f);
    q = Math.fma(q, a, 0x1.d7b0e2p-10f);
    q = Math.fma(q, a, -0x1.095b26p-12f);
    q = Math.fma(q, a, -0x1.39396cp-6f);
    q = Math.fma(q, a, 0x1.a4f37ep-4f);
    q = Math.fma(q, a, 0x1.45f308p-1f);
    q = Math.fma(q, a, 0x1.06eba8p-3f);
    return -Math.fma(q, a, a);
  }
}
