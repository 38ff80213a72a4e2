package dev.gradus.runtime.kernel;

/**
 * A number as the unevaluated sum of two doubles, about 31 decimal digits (Dekker, "A
 * floating-point technique for extending the available precision", Numerische Mathematik 18, 1971),
 * and elementary functions by their defining series: an independent, slow reference for accuracy
 * tests.
 */
record DoubleDouble(double high, double low) {
  static final DoubleDouble ZERO = new DoubleDouble(0, 0);
  static final DoubleDouble ONE = new DoubleDouble(1, 0);
  private static final DoubleDouble LN_2 =
      new DoubleDouble(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56);

  /** π in three parts. */
  private static final double[] PI = {
    0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53, -0x1.f1976b7ed8fbcp-109
  };

  private static final DoubleDouble TWO_OVER_ROOT_PI =
      new DoubleDouble(0x1.20dd750429b6dp+0, 0x1.1ae3a914fed80p-56);

  static DoubleDouble of(double x) {
    return new DoubleDouble(x, 0);
  }

  static DoubleDouble sum(double a, double b) {
    double s = a + b;
    double t = s - a;
    return new DoubleDouble(s, (a - (s - t)) + (b - t));
  }

  static DoubleDouble product(double a, double b) {
    double p = a * b;
    return new DoubleDouble(p, Math.fma(a, b, -p));
  }

  DoubleDouble plus(DoubleDouble other) {
    DoubleDouble h = sum(high, other.high);
    DoubleDouble l = sum(low, other.low);
    DoubleDouble s = sum(h.high, h.low + l.high);
    return sum(s.high, s.low + l.low);
  }

  DoubleDouble negate() {
    return new DoubleDouble(-high, -low);
  }

  DoubleDouble minus(DoubleDouble other) {
    return plus(other.negate());
  }

  DoubleDouble times(DoubleDouble other) {
    DoubleDouble p = product(high, other.high);
    return sum(p.high, p.low + (high * other.low + low * other.high));
  }

  DoubleDouble times(double factor) {
    return times(of(factor));
  }

  DoubleDouble dividedBy(DoubleDouble other) {
    double q = high / other.high;
    DoubleDouble rest = minus(other.times(q));
    double q2 = rest.high / other.high;
    rest = rest.minus(other.times(q2));
    return sum(q, q2).plus(of(rest.high / other.high));
  }

  DoubleDouble scaled(int exponent) {
    return new DoubleDouble(Math.scalb(high, exponent), Math.scalb(low, exponent));
  }

  /** exp(x) - 1: the Taylor series for the rest after k ln 2, which keeps small arguments exact. */
  DoubleDouble expm1() {
    int k = (int) Math.rint(high / LN_2.high);
    DoubleDouble r = minus(LN_2.times(k));
    DoubleDouble term = r;
    DoubleDouble sum = r;
    for (int n = 2; n < 40 && Math.abs(term.high) > 1e-34 * Math.abs(sum.high); n++) {
      term = term.times(r).dividedBy(of(n));
      sum = sum.plus(term);
    }
    return k == 0 ? sum : sum.plus(ONE).scaled(k).minus(ONE);
  }

  DoubleDouble exp() {
    int k = (int) Math.rint(high / LN_2.high);
    return minus(LN_2.times(k)).expm1().plus(ONE).scaled(k);
  }

  /**
   * log(1 + x): series of 2 artanh where x is small, else Newton's step on exp from double
   * precision.
   */
  DoubleDouble log1p() {
    if (Math.abs(high) > 0.1) {
      return plus(ONE).log();
    }
    DoubleDouble s = dividedBy(plus(of(2)));
    DoubleDouble square = s.times(s);
    DoubleDouble power = s;
    DoubleDouble sum = s;
    for (int n = 3; n < 60; n += 2) {
      power = power.times(square);
      sum = sum.plus(power.dividedBy(of(n)));
    }
    return sum.times(2);
  }

  DoubleDouble log() {
    int k = Math.getExponent(high);
    DoubleDouble m = scaled(-k);
    if (m.high > 1.4) {
      m = m.scaled(-1);
      k++;
    }
    DoubleDouble rest = m.minus(ONE);
    if (Math.abs(rest.high) < 0.1) {
      return LN_2.times(k).plus(rest.log1p());
    }
    DoubleDouble y = of(StrictMath.log(m.high));
    for (int step = 0; step < 2; step++) {
      y = y.plus(m.times(y.negate().exp()).minus(ONE));
    }
    return LN_2.times(k).plus(y);
  }

  /** Sine of x + quarters · π/2. */
  static DoubleDouble sin(double x, int quarters) {
    double k = Math.rint(x / (PI[0] / 2));
    DoubleDouble r = of(x);
    for (double part : PI) {
      r = r.minus(product(k, part / 2));
    }
    int quadrant = (int) (((long) k + quarters) & 3);
    DoubleDouble value = quadrant % 2 == 0 ? r.sinSeries(r, 1) : r.sinSeries(ONE, 0);
    return quadrant < 2 ? value : value.negate();
  }

  /** The alternating series from x^n / n! on, in steps of two. */
  private DoubleDouble sinSeries(DoubleDouble first, int n) {
    DoubleDouble square = times(this).negate();
    DoubleDouble term = first;
    DoubleDouble sum = first;
    for (int j = n; j < 40; j += 2) {
      term = term.times(square).dividedBy(of((j + 1.0) * (j + 2)));
      sum = sum.plus(term);
    }
    return sum;
  }

  /** 2/√π exp(-x²) Σ 2ⁿ x^(2n+1) / (2n+1)!!, all terms of one sign (DLMF 7.6.2). */
  DoubleDouble erf() {
    DoubleDouble square = times(this);
    DoubleDouble term = this;
    DoubleDouble sum = this;
    for (int n = 1; n < 400 && Math.abs(term.high) > 1e-34 * Math.abs(sum.high); n++) {
      term = term.times(square).times(2).dividedBy(of(2.0 * n + 1));
      sum = sum.plus(term);
    }
    return sum.times(square.negate().exp()).times(TWO_OVER_ROOT_PI);
  }

  DoubleDouble tanh() {
    DoubleDouble m = times(2).expm1();
    return m.dividedBy(m.plus(of(2)));
  }

  DoubleDouble sigmoid() {
    return ONE.dividedBy(ONE.plus(negate().exp()));
  }

  DoubleDouble softplus() {
    return high > 0 ? plus(negate().exp().log1p()) : exp().log1p();
  }

  /** How far a result is off, in units in the last place of this number rounded to double. */
  double ulpsTo(double result) {
    return Math.abs(minus(of(result)).high) / Math.ulp(high);
  }
}
