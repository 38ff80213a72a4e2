package dev.gradus.runtime.kernel;

/**
 * The logarithm of |Γ| and its derivatives. Near 1 and 2 power series (DLMF 5.7.3), for large
 * arguments Stirling's series (DLMF 5.11.1, 5.11.2, 5.15.8), in between the recurrences, below zero
 * the reflection formulas (DLMF 5.5.3, 5.5.4, 5.15.6).
 */
final class GammaFunction {
  /** Highest order of {@link #polygamma}. */
  static final int MAX_ORDER = 100;

  private static final double LARGE = 10;
  private static final double LOG_PI = 0x1.250d048e7a1bdp+0;

  /** ½ log 2π - ½. */
  private static final double STIRLING_CONSTANT = 0x1.acfe390c97d69p-2;

  /** Coefficients of lgamma(2 + z) = z Σ c_n zⁿ: 1 - γ, then (-1)ⁿ (ζ(n) - 1) / n. */
  private static final double[] NEAR_TWO = {
    0x1.b0ee6072093cep-2, 0x1.4a34cc4a60fa6p-2, -0x1.13e001a557607p-4, 0x1.51322ac7d8483p-6,
    -0x1.e404fc218f5f2p-8, 0x1.7add6eadb6c30p-9, -0x1.38ac5c2bf8e08p-10, 0x1.0b36af86396e9p-11,
    -0x1.d3fd4c76d2fc8p-13, 0x1.a127b0f17d65ap-14, -0x1.78de5bd7c81efp-15, 0x1.580dcee66eb02p-16,
    -0x1.3cbc963ce2243p-17, 0x1.2597a39f34aacp-18, -0x1.11b2eb7679541p-19, 0x1.0064cdeb22f0fp-20,
    -0x1.e2600d93cfd2fp-22, 0x1.c76bbb3f07a4dp-23, -0x1.af5a6cbbf8a97p-24, 0x1.99b93c2070b0fp-25,
    -0x1.862c734df3eacp-26, 0x1.7469daccfadcdp-27, -0x1.6434a8447aeadp-28, 0x1.555a877ffd2c3p-29,
    -0x1.47b1679258d0ep-30, 0x1.3b15d2b2fc10cp-31, -0x1.2f69a9fabe3e0p-32, 0x1.24932a337434cp-33
  };

  /** B_2k / (2k (2k-1)) for k = 1, 2, …. */
  private static final double[] STIRLING = {
    1.0 / 12,
    -1.0 / 360,
    1.0 / 1260,
    -1.0 / 1680,
    1.0 / 1188,
    -691.0 / 360360,
    1.0 / 156,
    -3617.0 / 122400
  };

  /** The zero of digamma, in two parts. */
  private static final double ROOT = 0x1.762d86356be3fp+0;

  private static final double ROOT_LOW = 0x1.b86a722197829p-54;

  /** Chebyshev coefficients of digamma(y) / (y - root) on [1, 2], computed to 60 digits. */
  private static final double[] DIGAMMA = {
    0x1.f796856bd457ep-1, -0x1.d106f9c73a335p-3, 0x1.115ba7405c9ebp-5, -0x1.5ca815e4c9875p-8,
    0x1.ccc75b4c88c71p-11, -0x1.35d295b0b49a5p-13, 0x1.a47236f11cdebp-16, -0x1.1eb22d7775816p-18,
    0x1.88107f22d99ccp-21, -0x1.0c7f58df91757p-23, 0x1.7014300009a04p-26, -0x1.f8da9c4298c22p-29,
    0x1.5a54a35b8fd9dp-31, -0x1.db3ff584a85edp-34, 0x1.461ccfaaeb343p-36, -0x1.bf940df19b079p-39,
    0x1.33275f92562bap-41, -0x1.a594e7215738fp-44, 0x1.2152a884f7bdap-46, -0x1.8d1d991c8f9c4p-49,
    0x1.1089124bb5df7p-51, -0x1.761380b8f00cep-54, 0x1.00b98a8f0aa04p-56
  };

  /** The Bernoulli numbers B_2k for k = 1, 2, …. */
  private static final double[] BERNOULLI = {
    1.0 / 6,
    -1.0 / 30,
    1.0 / 42,
    -1.0 / 30,
    5.0 / 66,
    -691.0 / 2730,
    7.0 / 6,
    -3617.0 / 510,
    43867.0 / 798,
    -174611.0 / 330,
    854513.0 / 138,
    -236364091.0 / 2730
  };

  /** Row n: coefficients of the n-th derivative of cot as a polynomial in cot. */
  private static final double[][] COTANGENT = cotangentDerivatives();

  private GammaFunction() {}

  static double lgamma(double x) {
    if (Double.isInfinite(x) || (x <= 0 && x == Math.rint(x))) {
      return Double.POSITIVE_INFINITY;
    }
    if (x <= -0.5) {
      return LOG_PI - StrictMath.log(Math.abs(x * sinPi(x))) - lgamma(-x);
    }
    if (x < 0.5) {
      return nearTwo(x) - StrictMath.log1p(x) - StrictMath.log(Math.abs(x));
    }
    if (x < 1.5) {
      return nearTwo(x - 1) - StrictMath.log1p(x - 1);
    }
    return x < LARGE ? betweenTwoAndLarge(x) : stirling(x);
  }

  private static double betweenTwoAndLarge(double x) {
    double product = 1;
    double reduced = x;
    while (reduced >= 2.5) {
      reduced -= 1;
      product *= reduced;
    }
    return StrictMath.log(product) + nearTwo(reduced - 2);
  }

  private static double nearTwo(double z) {
    double sum = 0;
    for (int n = NEAR_TWO.length - 1; n >= 0; n--) {
      sum = Math.fma(sum, z, NEAR_TWO[n]);
    }
    return z * sum;
  }

  private static double stirling(double x) {
    double inverse = 1 / x;
    double square = inverse * inverse;
    double tail = 0;
    for (int k = STIRLING.length - 1; k >= 0; k--) {
      tail = Math.fma(tail, square, STIRLING[k]);
    }
    double main = (x - 0.5) * (StrictMath.log(x) - 1);
    return main + Math.fma(tail, inverse, STIRLING_CONSTANT);
  }

  static double digamma(double x) {
    if (x == 0) {
      return Math.copySign(Double.POSITIVE_INFINITY, -x);
    }
    if (x < 0) {
      return digamma(1 - x) - Math.PI * cotPi(x);
    }
    if (x < 1) {
      return betweenOneAndTwo(x + 1) - 1 / x;
    }
    if (x >= LARGE) {
      return digammaOfLarge(x);
    }
    double reduced = x;
    double sum = 0;
    while (reduced > 2) {
      reduced -= 1;
      sum += 1 / reduced;
    }
    return sum + betweenOneAndTwo(reduced);
  }

  private static double betweenOneAndTwo(double y) {
    double t = 2 * (2 * y - 3);
    double next = 0;
    double sum = 0;
    for (int n = DIGAMMA.length - 1; n > 0; n--) {
      double previous = next;
      next = sum;
      sum = Math.fma(t, sum, DIGAMMA[n] - previous);
    }
    double quotient = Math.fma(0.5 * t, sum, DIGAMMA[0] - next);
    return (y - ROOT - ROOT_LOW) * quotient;
  }

  private static double digammaOfLarge(double x) {
    double inverse = 1 / x;
    double square = inverse * inverse;
    double tail = 0;
    for (int k = 8; k >= 1; k--) {
      tail = Math.fma(tail, square, BERNOULLI[k - 1] / (2 * k));
    }
    return StrictMath.log(x) - Math.fma(tail, square, 0.5 * inverse);
  }

  static double polygamma(double order, double x) {
    if (!(order >= 0 && order <= MAX_ORDER && order == Math.rint(order)) || Double.isNaN(x)) {
      return Double.NaN;
    }
    if (order == 0) {
      return digamma(x);
    }
    int n = (int) order;
    if (x > 0) {
      return n % 2 == 0 ? -magnitude(n, x) : magnitude(n, x);
    }
    return x == Math.rint(x) ? pole(n, x) : reflected(n, x);
  }

  /** Value at 0, at negative integers and at negative infinity. */
  private static double pole(int n, double x) {
    if (Double.isInfinite(x)) {
      return Double.NaN;
    }
    if (n % 2 == 1) {
      return Double.POSITIVE_INFINITY;
    }
    return x == 0 ? Math.copySign(Double.POSITIVE_INFINITY, -x) : Double.NaN;
  }

  private static double reflected(int n, double x) {
    double cot = cotPi(x);
    double[] coefficients = COTANGENT[n];
    double derivative = 0;
    for (int j = coefficients.length - 1; j >= 0; j--) {
      derivative = Math.fma(derivative, cot, coefficients[j]);
    }
    // (-1)ⁿ polygamma(n, 1 - x) = -magnitude, for every n.
    return -Fdlibm.pow(Math.PI, n + 1) * derivative - magnitude(n, 1 - x);
  }

  /**
   * |polygamma(n, x)| for n ≥ 1 and x &gt; 0: recurrence up, then Stirling's series; all terms add.
   */
  private static double magnitude(int n, double x) {
    double factorial = 1;
    for (int j = 2; j < n; j++) {
      factorial *= j;
    }
    double sum = 0;
    double shifted = x;
    while (shifted < LARGE + n) {
      sum += 1 / Fdlibm.pow(shifted, n + 1);
      shifted += 1;
    }
    if (Double.isInfinite(shifted)) {
      return 0;
    }
    double inverse = 1 / shifted;
    double square = inverse * inverse;
    double term = 0.5 * n * (n + 1) * square;
    double series = 0;
    for (int k = 1; k <= BERNOULLI.length; k++) {
      series += BERNOULLI[k - 1] * term;
      term *= square * (2 * k + n) * (2 * k + n + 1) / ((2 * k + 1.0) * (2 * k + 2));
    }
    double tail = (1 + Math.fma(0.5 * n, inverse, series)) / Fdlibm.pow(shifted, n);
    return factorial * Math.fma(n, sum, tail);
  }

  /** |sin πx|. */
  private static double sinPi(double x) {
    double rest = Math.abs(x - Math.rint(x));
    return rest > 0.25 ? Fdlibm.cos(Math.PI * (0.5 - rest)) : Fdlibm.sin(Math.PI * rest);
  }

  /** cot πx; NaN at integers. */
  private static double cotPi(double x) {
    double rest = x - Math.rint(x);
    if (rest == 0) {
      return Double.NaN;
    }
    double magnitude = Math.abs(rest);
    return magnitude > 0.25
        ? Math.copySign(Fdlibm.tan(Math.PI * (0.5 - magnitude)), rest)
        : 1 / Fdlibm.tan(Math.PI * rest);
  }

  /** From d/dx cot x = -(1 + cot² x). */
  private static double[][] cotangentDerivatives() {
    double[][] rows = new double[MAX_ORDER + 1][];
    rows[0] = new double[] {0, 1};
    for (int n = 0; n < MAX_ORDER; n++) {
      double[] row = rows[n];
      double[] next = new double[row.length + 1];
      for (int j = 1; j < row.length; j++) {
        next[j - 1] -= j * row[j];
        next[j + 1] -= j * row[j];
      }
      rows[n + 1] = next;
    }
    return rows;
  }
}
