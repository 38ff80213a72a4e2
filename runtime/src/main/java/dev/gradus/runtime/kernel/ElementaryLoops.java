package dev.gradus.runtime.kernel;

/**
 * The loops of the elementary functions that the JIT turns into vector instructions by itself:
 * straight-line arithmetic, all arrays indexed alike, few of them.
 */
final class ElementaryLoops {
  private ElementaryLoops() {}

  static void exp(double[] x, double[] fraction, double[] shifted, int n) {
    for (int i = 0; i < n; i++) {
      double s = ExpPolynomial.shifted(x[i]);
      shifted[i] = s;
      fraction[i] = ExpPolynomial.fraction(x[i], s);
    }
  }

  /** min(2 |x|, high). */
  static void twiceMagnitude(double[] x, double high, double[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = Math.min(2 * Math.abs(x[i]), high);
    }
  }

  static void negate(double[] x, double[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = -x[i];
    }
  }

  static void negativeMagnitude(double[] x, double[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = -Math.abs(x[i]);
    }
  }

  static void logComplement(double[] x, double[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = ErrorPolynomial.logComplement(x[i]);
    }
  }

  /** tanh from expm1(2 |x|) with the sign of x. */
  static void tanhOfExpm1(double[] m, double[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = m[i] / (Math.abs(m[i]) + 2);
    }
  }

  /** 1 / (1 + e). */
  static void logistic(double[] e, double[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = 1 / (1 + e[i]);
    }
  }

  /** max(x, 0) + log(1 + e), e = exp(-|x|). */
  static void softplusOfExp(double[] x, double[] e, double[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = Math.max(x[i], 0) + LogPolynomial.log1pOfUnit(e[i]);
    }
  }

  static void onePlus(double[] x, double[] sum, double[] missing, int n) {
    for (int i = 0; i < n; i++) {
      double s = 1 + x[i];
      sum[i] = s;
      missing[i] = LogPolynomial.missing(x[i], s);
    }
  }

  static void log(double[] rest, double[] number, double[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = LogPolynomial.log(rest[i], number[i]);
    }
  }

  static void sin(double[] x, double[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = SinePolynomial.sin(x[i]);
    }
  }

  static void cos(double[] x, double[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = SinePolynomial.cos(x[i]);
    }
  }

  static void exp(float[] x, float[] fraction, float[] shifted, int n) {
    for (int i = 0; i < n; i++) {
      float s = ExpPolynomial.shifted(x[i]);
      shifted[i] = s;
      fraction[i] = ExpPolynomial.fraction(x[i], s);
    }
  }

  /** min(2 |x|, high). */
  static void twiceMagnitude(float[] x, float high, float[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = Math.min(2 * Math.abs(x[i]), high);
    }
  }

  static void negate(float[] x, float[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = -x[i];
    }
  }

  static void negativeMagnitude(float[] x, float[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = -Math.abs(x[i]);
    }
  }

  static void logComplement(float[] x, float[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = ErrorPolynomial.logComplement(x[i]);
    }
  }

  /** tanh from expm1(2 |x|) with the sign of x. */
  static void tanhOfExpm1(float[] m, float[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = m[i] / (Math.abs(m[i]) + 2);
    }
  }

  /** 1 / (1 + e). */
  static void logistic(float[] e, float[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = 1 / (1 + e[i]);
    }
  }

  /** max(x, 0) + log(1 + e), e = exp(-|x|). */
  static void softplusOfExp(float[] x, float[] e, float[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = Math.max(x[i], 0) + LogPolynomial.log1pOfUnit(e[i]);
    }
  }

  static void onePlus(float[] x, float[] sum, float[] missing, int n) {
    for (int i = 0; i < n; i++) {
      float s = 1 + x[i];
      sum[i] = s;
      missing[i] = LogPolynomial.missing(x[i], s);
    }
  }

  static void log(float[] rest, float[] number, float[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = LogPolynomial.log(rest[i], number[i]);
    }
  }

  static void sin(float[] x, float[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = SinePolynomial.sin(x[i]);
    }
  }

  static void cos(float[] x, float[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = SinePolynomial.cos(x[i]);
    }
  }
}
