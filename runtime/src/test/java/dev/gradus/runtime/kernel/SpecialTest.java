package dev.gradus.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SpecialTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  private static final Map<String, DoubleUnaryOperator> FUNCTIONS =
      Map.ofEntries(
          Map.entry("erf", Special::erf),
          Map.entry("erfc", Special::erfc),
          Map.entry("lgamma", Special::lgamma),
          Map.entry("digamma", Special::digamma),
          Map.entry("sigmoid", Special::sigmoid),
          Map.entry("softplus", Special::softplus),
          Map.entry("asinh", Special::asinh),
          Map.entry("acosh", Special::acosh),
          Map.entry("atanh", Special::atanh),
          Map.entry("exp2", Special::exp2),
          Map.entry("log2", Special::log2));

  /** {@code special.tsv}: function, argument and value, computed with 50 digits. */
  @Test
  void valuesAgreeWithTheTable() throws IOException {
    List<String> lines;
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(SpecialTest.class.getResourceAsStream("special.tsv")),
                StandardCharsets.UTF_8))) {
      lines = reader.lines().toList();
    }
    assertThat(lines).hasSizeGreaterThan(500);
    for (String line : lines) {
      String[] cells = line.split("\t", -1);
      double x = Double.parseDouble(cells[1]);
      double expected = Double.parseDouble(cells[2]);
      assertThat(value(cells[0], x))
          .as("%s(%s)", cells[0], x)
          .isCloseTo(expected, within(cells[0], x, expected));
    }
  }

  private static double value(String function, double x) {
    return function.startsWith("polygamma")
        ? Special.polygamma(Integer.parseInt(function.substring("polygamma".length())), x)
        : FUNCTIONS.get(function).applyAsDouble(x);
  }

  private static org.assertj.core.data.Offset<Double> within(
      String function, double x, double expected) {
    boolean reflected = x < 0 && (function.equals("lgamma") || function.equals("digamma"));
    double scale = reflected ? Math.max(1, Math.abs(expected)) : expected;
    double ulps = !function.startsWith("polygamma") ? 4 : x > 0 ? 8 : 32;
    return org.assertj.core.data.Offset.offset(ulps * Math.ulp(scale));
  }

  @Test
  void nanGivesNan() {
    FUNCTIONS.forEach((name, f) -> assertThat(f.applyAsDouble(Double.NaN)).as(name).isNaN());
    assertThat(Special.polygamma(1, Double.NaN)).isNaN();
    assertThat(Special.polygamma(Double.NaN, 1)).isNaN();
    assertThat(Special.logSigmoid(Double.NaN)).isNaN();
  }

  @Test
  void lgammaIsInfiniteAtPolesAndInfinities() {
    for (double x : new double[] {0.0, -0.0, -1, -2, -1e300, INF, -INF}) {
      assertThat(Special.lgamma(x)).as("%s", x).isEqualTo(INF);
    }
    assertThat(Special.lgamma(1)).isZero();
    assertThat(Special.lgamma(2)).isZero();
    assertThat(Special.lgamma(1e306)).isEqualTo(INF);
  }

  @Test
  void digammaAtPolesAndInfinities() {
    assertThat(Special.digamma(0.0)).isEqualTo(-INF);
    assertThat(Special.digamma(-0.0)).isEqualTo(INF);
    assertThat(Special.digamma(-3)).isNaN();
    assertThat(Special.digamma(INF)).isEqualTo(INF);
    assertThat(Special.digamma(-INF)).isNaN();
  }

  @Test
  void polygammaAtPolesInfinitiesAndBadOrders() {
    assertThat(Special.polygamma(1, 0)).isEqualTo(INF);
    assertThat(Special.polygamma(1, -2)).isEqualTo(INF);
    assertThat(Special.polygamma(2, 0.0)).isEqualTo(-INF);
    assertThat(Special.polygamma(2, -0.0)).isEqualTo(INF);
    assertThat(Special.polygamma(2, -2)).isNaN();
    assertThat(Special.polygamma(3, INF)).isZero();
    assertThat(Special.polygamma(3, -INF)).isNaN();
    assertThat(Special.polygamma(0, 3.5)).isEqualTo(Special.digamma(3.5));
    assertThat(Special.polygamma(0.5, 1)).isNaN();
    assertThat(Special.polygamma(-1, 1)).isNaN();
    assertThat(Special.polygamma(101, 1)).isNaN();
    assertThat(Special.polygamma(100, 1)).isNegative().isFinite();
  }

  @Test
  void polygammaSatisfiesItsRecurrence() {
    for (int n = 1; n <= 10; n++) {
      double factorial = 1;
      for (int j = 2; j <= n; j++) {
        factorial *= j;
      }
      double step = (n % 2 == 0 ? 1 : -1) * factorial;
      for (double x = -4.75; x < 20; x += 0.5) {
        double jump = step / StrictMath.pow(x, n + 1);
        double sum = Special.polygamma(n, x) + jump;
        double scale = Math.abs(Special.polygamma(n, x)) + Math.abs(jump);
        assertThat(Special.polygamma(n, x + 1))
            .as("n = %d, x = %s", n, x)
            .isCloseTo(sum, org.assertj.core.data.Offset.offset(1e-14 * scale));
      }
    }
  }

  @Test
  void errorFunctionsAreExactAtTheirLimits() {
    assertThat(Special.erf(INF)).isEqualTo(1);
    assertThat(Special.erf(-INF)).isEqualTo(-1);
    assertThat(Double.doubleToRawLongBits(Special.erf(-0.0))).isEqualTo(Long.MIN_VALUE);
    assertThat(Special.erfc(INF)).isZero();
    assertThat(Special.erfc(-INF)).isEqualTo(2);
    assertThat(Special.erfc(0)).isEqualTo(1);
    assertThat(Special.erfc(27)).isPositive();
  }

  @Test
  void inverseHyperbolicFunctionsKeepZerosInfinitiesAndDomains() {
    assertThat(Special.asinh(-INF)).isEqualTo(-INF);
    assertThat(Double.doubleToRawLongBits(Special.asinh(-0.0))).isEqualTo(Long.MIN_VALUE);
    assertThat(Special.acosh(1)).isZero();
    assertThat(Special.acosh(INF)).isEqualTo(INF);
    assertThat(Special.acosh(0.999)).isNaN();
    assertThat(Special.atanh(1)).isEqualTo(INF);
    assertThat(Special.atanh(-1)).isEqualTo(-INF);
    assertThat(Special.atanh(1.5)).isNaN();
    assertThat(Double.doubleToRawLongBits(Special.atanh(-0.0))).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void log2IsExactAtPowersOfTwo() {
    for (int e = -1074; e <= 1023; e++) {
      assertThat(Special.log2(Math.scalb(1.0, e))).isEqualTo(e);
    }
    assertThat(Special.log2(0)).isEqualTo(-INF);
    assertThat(Special.log2(-1)).isNaN();
    assertThat(Special.log2(INF)).isEqualTo(INF);
  }

  @Test
  void logisticFunctionsNeitherOverflowNorCancel() {
    assertThat(Special.sigmoid(-INF)).isZero();
    assertThat(Special.sigmoid(INF)).isEqualTo(1);
    assertThat(Special.sigmoid(-740)).isEqualTo(StrictMath.exp(-740));
    assertThat(Special.softplus(1000)).isEqualTo(1000);
    assertThat(Special.softplus(-INF)).isZero();
    assertThat(Special.logSigmoid(-1000)).isEqualTo(-1000);
    assertThat(Special.logSigmoid(INF)).isZero();
  }
}
