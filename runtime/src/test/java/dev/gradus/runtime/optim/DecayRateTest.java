package dev.gradus.runtime.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecayRateTest {
  @Test
  void powersAreThoseOfRepeatedSquaring() {
    for (double beta : new double[] {0, 0.5, 0.9, 0.95, 0.99, 0.999, 0.9999, 1 - 0x1p-53}) {
      DecayRate rate = DecayRate.of("beta", beta);
      for (long t = 0; t < 100_000; t++) {
        double expected = IntegerPower.of(beta, t);
        // Below 1e-280 the low parts lose bits, which no bias correction can see.
        if (expected > 1e-280) {
          assertThat(rate.power(t)).as("%s^%s", beta, t).isEqualTo(expected);
        }
        assertThat(1 - rate.power(t)).as("1 - %s^%s", beta, t).isEqualTo(1 - expected);
      }
    }
  }

  @Test
  void powersAreCorrectlyRounded() {
    SplittableRandom random = new SplittableRandom(5);
    MathContext digits = new MathContext(80);
    for (int i = 0; i < 300; i++) {
      double beta = 1 - random.nextDouble() * 0.1;
      int t = random.nextInt(20_000);
      double exact = new BigDecimal(beta).pow(t, digits).doubleValue();
      if (exact > 1e-280) {
        assertThat(DecayRate.of("beta", beta).power(t)).as("%s^%s", beta, t).isEqualTo(exact);
      }
    }
  }

  @Test
  void everyExponentIsInReach() {
    assertThat(DecayRate.of("beta", 0.999).power(Long.MAX_VALUE)).isZero();
    assertThat(DecayRate.of("beta", 0.0).power(0)).isEqualTo(1.0);
    double nearOne = 1 - 0x1p-53;
    assertThat(DecayRate.of("beta", nearOne).power(1L << 53)).isBetween(0.3678, 0.3679);
    assertThat(DecayRate.of("beta", nearOne).power(Long.MAX_VALUE)).isZero();
  }
}
