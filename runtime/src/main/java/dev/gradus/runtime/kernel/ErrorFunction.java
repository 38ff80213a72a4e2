package dev.gradus.runtime.kernel;

/**
 * erf and erfc. Up to 1/2 the Maclaurin series of erf (DLMF 7.6.1); beyond it the Chebyshev
 * expansion of (1 + 2x) exp(x²) erfc(x) in t = (x - 3.75) / (x + 3.75), after Shepherd and
 * Laframboise, "Chebyshev approximation of (1+2x)exp(x²)erfc x in 0 ≤ x &lt; ∞", Mathematics of
 * Computation 36 (1981), with coefficients computed anew to 60 digits.
 */
final class ErrorFunction {
  /** Where the expansion is centred. */
  private static final double CENTRE = 3.75;

  /** erfc is below half of the least double from here on. */
  private static final double VANISHES = 27.3;

  /** 2/√π (-1)^n / (n! (2n+1)); the leading one less 1, so that erf(x) = x + x·series(x²). */
  private static final double[] SERIES = {
    0x1.06eba8214db69p-3, -0x1.812746b0379e7p-2, 0x1.ce2f21a042be2p-4, -0x1.b82ce31288b51p-6,
    0x1.565bcd0e6a53fp-8, -0x1.c02db40040b86p-11, 0x1.f9a326f9b89b7p-14, -0x1.f4d25c3e0c2ebp-17,
    0x1.b9e6c9dc651a3p-20, -0x1.5f742ec43e71ap-23, 0x1.fcc5720624c1cp-27, -0x1.51d7181c5d36dp-30,
    0x1.9e6ad5e55a730p-34
  };

  private static final double[] CHEBYSHEV = {
    0x1.2d75d0246cee8p+0, -0x1.2cd0564f8c1b7p-8, -0x1.59159e8868995p-4, 0x1.e50c3e7c7dccep-5,
    -0x1.b4c68f4569326p-6, 0x1.295e991a7d82dp-7, -0x1.3c4c54f8d419dp-9, 0x1.014ed1572209ap-11,
    -0x1.221e6f70130b5p-14, 0x1.15c3f597f0492p-18, 0x1.9f8f03ca86fc1p-21, -0x1.d601c320c8f9cp-23,
    0x1.71e1efca86cf9p-27, 0x1.36bf2885524c9p-28, -0x1.aa4d7b1cdf20ap-31, -0x1.15df59ca6082bp-34,
    0x1.f8af0a9aa6d31p-36, 0x1.b61b723941781p-43, -0x1.0fc16c00b50f2p-40, 0x1.24f6a772cbc36p-45,
    0x1.2d8b49ab5f72bp-45, -0x1.0cb63a80de2c5p-49, -0x1.6884628ace07ap-50, 0x1.561b105822235p-54,
    0x1.d3744857e262bp-55, -0x1.4a219c71bb4d2p-59, -0x1.42cb7ae4cd5a0p-59
  };

  private ErrorFunction() {}

  static double erf(double x) {
    double magnitude = Math.abs(x);
    if (!(magnitude > 0.5)) {
      return series(x);
    }
    return Math.copySign(1 - tail(magnitude), x);
  }

  static double erfc(double x) {
    if (x > 0.25) {
      return tail(x);
    }
    return x < -0.5 ? 2 - tail(-x) : 1 - series(x);
  }

  /** erf near zero; NaN passes through. */
  private static double series(double x) {
    double square = x * x;
    double sum = 0;
    for (int n = SERIES.length - 1; n >= 0; n--) {
      sum = Math.fma(sum, square, SERIES[n]);
    }
    return x == 0 ? x : Math.fma(x, sum, x);
  }

  /** erfc for positive x. */
  private static double tail(double x) {
    if (x > VANISHES) {
      return 0;
    }
    double t = 2 * (x - CENTRE) / (x + CENTRE);
    double next = 0;
    double sum = 0;
    for (int n = CHEBYSHEV.length - 1; n > 0; n--) {
      double previous = next;
      next = sum;
      sum = Math.fma(t, sum, CHEBYSHEV[n] - previous);
    }
    double scaled = Math.fma(0.5 * t, sum, CHEBYSHEV[0] - next);
    double square = x * x;
    double exp = StrictMath.exp(-square);
    double squareError = Math.fma(x, x, -square);
    return Math.fma(-exp, squareError, exp) * (scaled / Math.fma(2, x, 1));
  }
}
