package dev.gradus.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FastMathTest {
  private static final int POINTS = 100_000;

  /**
   * A function of doubles, its exact value, where the polynomial holds, and the error the table in
   * FastMath states.
   */
  private record Case(
      String name,
      DoubleUnaryOperator function,
      Function<DoubleDouble, DoubleDouble> exact,
      double low,
      double high,
      double ulps) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Likewise of floats. */
  private record FloatCase(
      String name,
      FloatFunction function,
      DoubleUnaryOperator exact,
      float low,
      float high,
      double ulps) {
    @Override
    public String toString() {
      return name;
    }
  }

  private interface FloatFunction {
    float apply(float x);
  }

  static List<Case> doubles() {
    double max = Double.MAX_VALUE;
    return List.of(
        new Case("exp", FastMath::exp, DoubleDouble::exp, -708, 708, 1.1),
        new Case("expm1", FastMath::expm1, DoubleDouble::expm1, -100, 708, 1.9),
        new Case("log", FastMath::log, DoubleDouble::log, Double.MIN_NORMAL, max, 0.9),
        new Case("log1p", FastMath::log1p, DoubleDouble::log1p, Math.nextUp(-1.0), 0x1p1000, 1.4),
        new Case("sin", FastMath::sin, x -> DoubleDouble.sin(x.high(), 0), -0x1p20, 0x1p20, 2.4),
        new Case("cos", FastMath::cos, x -> DoubleDouble.sin(x.high(), 1), -0x1p20, 0x1p20, 2.4),
        new Case("tanh", FastMath::tanh, DoubleDouble::tanh, -30, 30, 2.6),
        new Case("sigmoid", FastMath::sigmoid, DoubleDouble::sigmoid, -700, 700, 2.4),
        new Case("softplus", FastMath::softplus, DoubleDouble::softplus, -600, 700, 1.9),
        new Case(
            "logSigmoid", x -> -FastMath.logSigmoid(-x), DoubleDouble::softplus, -600, 700, 1.9),
        new Case("erf", FastMath::erf, DoubleDouble::erf, -6.5, 6.5, 1.9));
  }

  static List<FloatCase> floats() {
    float max = Float.MAX_VALUE;
    return List.of(
        new FloatCase("exp", FastMath::exp, StrictMath::exp, -87, 87, 1.1),
        new FloatCase("expm1", FastMath::expm1, StrictMath::expm1, -100, 87, 1.6),
        new FloatCase("log", FastMath::log, StrictMath::log, Float.MIN_NORMAL, max, 0.9),
        new FloatCase("log1p", FastMath::log1p, StrictMath::log1p, Math.nextUp(-1f), 0x1p100f, 1.5),
        new FloatCase("sin", FastMath::sin, StrictMath::sin, -0x1p14f, 0x1p14f, 2.4),
        new FloatCase("cos", FastMath::cos, StrictMath::cos, -0x1p14f, 0x1p14f, 2.4),
        new FloatCase("tanh", FastMath::tanh, StrictMath::tanh, -50, 50, 2.6),
        new FloatCase("sigmoid", FastMath::sigmoid, Special::sigmoid, -87, 100, 2.4),
        new FloatCase("softplus", FastMath::softplus, Special::softplus, -87, 100, 2.1),
        new FloatCase(
            "logSigmoid", x -> -FastMath.logSigmoid(-x), Special::softplus, -87, 100, 2.1),
        new FloatCase("erf", FastMath::erf, Special::erf, -10, 10, 1.9));
  }

  @ParameterizedTest
  @MethodSource("doubles")
  void doublesAreWithinTheStatedError(Case c) {
    double worst = 0;
    double where = 0;
    for (double x : points(c.low, c.high)) {
      double ulps = c.exact.apply(DoubleDouble.of(x)).ulpsTo(c.function.applyAsDouble(x));
      if (!(ulps <= worst)) {
        worst = ulps;
        where = x;
      }
    }
    System.out.printf("%-10s double %.2f ulp at %s%n", c.name, worst, where);
    assertThat(worst).as("ulps at %s", where).isLessThanOrEqualTo(c.ulps);
  }

  @ParameterizedTest
  @MethodSource("floats")
  void floatsAreWithinTheStatedError(FloatCase c) {
    double worst = 0;
    float where = 0;
    for (double point : points(c.low, c.high)) {
      float x = Math.min(Math.max((float) point, c.low), c.high);
      double exact = c.exact.applyAsDouble(x);
      double ulps = Math.abs(c.function.apply(x) - exact) / Math.ulp((float) exact);
      if (!(ulps <= worst)) {
        worst = ulps;
        where = x;
      }
    }
    System.out.printf("%-10s float  %.2f ulp at %s%n", c.name, worst, where);
    assertThat(worst).as("ulps at %s", where).isLessThanOrEqualTo(c.ulps);
  }

  /** Edges, then points spread evenly, over magnitudes, and densely around zero. */
  private static List<Double> points(double low, double high) {
    List<Double> points =
        new ArrayList<>(List.of(low, high, Math.nextUp(low), Math.nextDown(high)));
    for (double edge : new double[] {1e-30, 0.25, 0.34657359027997264, 0.5, 1, Math.sqrt(2), 2}) {
      for (double x : new double[] {edge, Math.nextUp(edge), -edge, Math.nextDown(-edge)}) {
        points.add(x);
      }
    }
    Random random = new Random(20);
    while (points.size() < POINTS) {
      points.add(low / 2 + random.nextDouble() * (high / 2 - low / 2) + low / 2);
      points.add((random.nextDouble() - 0.5) * 8);
      double magnitude = Math.scalb(1 + random.nextDouble(), random.nextInt(1000) - 900);
      points.add(magnitude);
      points.add(-magnitude);
      double moderate = Math.scalb(1 + random.nextDouble(), random.nextInt(40) - 30);
      points.add(random.nextBoolean() ? moderate : -moderate);
    }
    points.removeIf(x -> !(x >= low && x <= high));
    return points;
  }

  @Test
  void zerosKeepTheirSign() {
    for (DoubleUnaryOperator f :
        List.<DoubleUnaryOperator>of(
            FastMath::expm1, FastMath::log1p, FastMath::sin, FastMath::tanh, FastMath::erf)) {
      assertThat(Double.doubleToRawLongBits(f.applyAsDouble(-0.0))).isEqualTo(Long.MIN_VALUE);
      assertThat(Double.doubleToRawLongBits(f.applyAsDouble(0.0))).isZero();
    }
    for (FloatFunction f :
        List.<FloatFunction>of(
            FastMath::expm1, FastMath::log1p, FastMath::sin, FastMath::tanh, FastMath::erf)) {
      assertThat(Float.floatToRawIntBits(f.apply(-0f))).isEqualTo(Integer.MIN_VALUE);
      assertThat(Float.floatToRawIntBits(f.apply(0f))).isZero();
    }
  }

  @Test
  void exactValuesAreExact() {
    assertThat(FastMath.exp(0.0)).isEqualTo(1);
    assertThat(FastMath.exp(0f)).isEqualTo(1);
    assertThat(FastMath.cos(0.0)).isEqualTo(1);
    assertThat(FastMath.cos(0f)).isEqualTo(1);
    assertThat(Double.doubleToRawLongBits(FastMath.log(1.0))).isZero();
    assertThat(Float.floatToRawIntBits(FastMath.log(1f))).isZero();
    assertThat(FastMath.sigmoid(0.0)).isEqualTo(0.5);
    assertThat(FastMath.sigmoid(0f)).isEqualTo(0.5f);
    assertThat(FastMath.log2(0x1p-1074)).isEqualTo(-1074);
    assertThat(FastMath.exp2(10f)).isEqualTo(1024);
  }

  @Test
  void infinitiesGoToTheLimits() {
    double inf = Double.POSITIVE_INFINITY;
    assertThat(FastMath.exp(inf)).isEqualTo(inf);
    assertThat(FastMath.exp(-inf)).isZero();
    assertThat(FastMath.expm1(inf)).isEqualTo(inf);
    assertThat(FastMath.expm1(-inf)).isEqualTo(-1);
    assertThat(FastMath.log(inf)).isEqualTo(inf);
    assertThat(FastMath.log(0.0)).isEqualTo(-inf);
    assertThat(FastMath.log1p(-1.0)).isEqualTo(-inf);
    assertThat(FastMath.log1p(inf)).isEqualTo(inf);
    assertThat(FastMath.tanh(inf)).isEqualTo(1);
    assertThat(FastMath.tanh(-inf)).isEqualTo(-1);
    assertThat(FastMath.sigmoid(inf)).isEqualTo(1);
    assertThat(FastMath.sigmoid(-inf)).isZero();
    assertThat(FastMath.softplus(inf)).isEqualTo(inf);
    assertThat(FastMath.softplus(-inf)).isZero();
    assertThat(FastMath.logSigmoid(-inf)).isEqualTo(-inf);
    assertThat(FastMath.erf(inf)).isEqualTo(1);
    assertThat(FastMath.erf(-inf)).isEqualTo(-1);
  }

  @Test
  void outsideTheRangeStrictMathAnswers() {
    for (double x : new double[] {708.5, 709.78, 710, -708.5, -745, -746, 1e300, -1e300}) {
      assertThat(FastMath.exp(x)).isEqualTo(StrictMath.exp(x));
      assertThat(FastMath.sin(x * 1e5)).isEqualTo(StrictMath.sin(x * 1e5));
    }
    assertThat(FastMath.exp(88.5f)).isEqualTo((float) StrictMath.exp(88.5));
    assertThat(FastMath.log(Double.MIN_VALUE)).isEqualTo(StrictMath.log(Double.MIN_VALUE));
    assertThat(FastMath.log(-1.0)).isNaN();
    assertThat(FastMath.sin(Double.POSITIVE_INFINITY)).isNaN();
    assertThat(FastMath.sigmoid(-740.0)).isEqualTo(StrictMath.exp(-740));
  }

  @Test
  void nanGivesNan() {
    for (Case c : doubles()) {
      assertThat(c.function.applyAsDouble(Double.NaN)).as(c.name).isNaN();
    }
    for (FloatCase c : floats()) {
      assertThat(c.function.apply(Float.NaN)).as(c.name).isNaN();
    }
  }
}
