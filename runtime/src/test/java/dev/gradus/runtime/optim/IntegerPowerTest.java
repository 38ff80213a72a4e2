package dev.gradus.runtime.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class IntegerPowerTest {
  @Test
  void powersOfDecayRatesAreCorrectlyRounded() {
    for (double base : new double[] {0.9, 0.99, 0.999, 0.5, 0.3, 1.0, 1.1}) {
      for (int exponent : new int[] {0, 1, 2, 3, 7, 10, 63, 100, 255, 500}) {
        double exact = new BigDecimal(base).pow(exponent).doubleValue();
        assertThat(IntegerPower.of(base, exponent)).as("%s^%s", base, exponent).isEqualTo(exact);
      }
    }
  }

  @Test
  void vanishingAndOverflowingPowersReachTheirLimits() {
    assertThat(IntegerPower.of(0.9, 1_000_000)).isZero();
    assertThat(IntegerPower.of(0.0, 5)).isZero();
    assertThat(IntegerPower.of(0.0, 0)).isEqualTo(1.0);
    assertThat(IntegerPower.of(2.0, 5_000)).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
