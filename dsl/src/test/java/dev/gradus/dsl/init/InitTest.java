package dev.gradus.dsl.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.dsl.graph.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InitTest {
  private static final Shape WEIGHTS = Shape.of(300, 200);

  private static double variance(Init init, Shape shape) {
    return Arrays.stream(init.values("w", shape)).map(v -> v * v).average().orElseThrow();
  }

  @Test
  void constants() {
    assertThat(Init.zeros().values("w", Shape.of(2))).containsExactly(0, 0);
    assertThat(Init.ones().values("w", Shape.SCALAR)).containsExactly(1);
    assertThat(Init.constant(3).values("w", Shape.of(1, 2))).containsExactly(3, 3);
    assertThat(Init.values(1, 2).values("w", Shape.of(2))).containsExactly(1, 2);
  }

  @Test
  void spreadsFollowTheirFormulas() {
    assertThat(variance(Init.uniform(1, -1, 1), WEIGHTS)).isCloseTo(1.0 / 3, within(0.005));
    assertThat(variance(Init.normal(1, 0, 2), WEIGHTS)).isCloseTo(4, within(0.06));
    double glorot = 2.0 / 500;
    assertThat(variance(Init.glorotUniform(1), WEIGHTS)).isCloseTo(glorot, within(0.015 * glorot));
    assertThat(variance(Init.glorotNormal(1), WEIGHTS)).isCloseTo(glorot, within(0.015 * glorot));
    double he = 2.0 / 300;
    assertThat(variance(Init.heUniform(1), WEIGHTS)).isCloseTo(he, within(0.015 * he));
    assertThat(variance(Init.heNormal(1), WEIGHTS)).isCloseTo(he, within(0.015 * he));
  }

  @Test
  void leadingAxesAreReceptiveFields() {
    double he = 2.0 / (9 * 20);
    assertThat(variance(Init.heNormal(1), Shape.of(3, 3, 20, 100)))
        .isCloseTo(he, within(0.02 * he));
    assertThat(variance(Init.heNormal(1), Shape.of(1000))).isCloseTo(0.002, within(0.0002));
  }

  /** Pinned, because trained results that are printed somewhere depend on it. */
  @Test
  void valuesAreTheSameEverywhere() {
    double[] values = Init.uniform(42, 0, 1).values("w", Shape.of(3));
    assertThat(Init.uniform(42, 0, 1).values("w", Shape.of(3))).isEqualTo(values);
    assertThat(Init.uniform(43, 0, 1).values("w", Shape.of(3))).isNotEqualTo(values);
    assertThat(Init.uniform(42, 0, 1).values("v", Shape.of(3))).isNotEqualTo(values);
    assertThat(Arrays.toString(values))
        .isEqualTo("[0.25147063355209365, 0.38734508611261886, 0.22604746160833689]");
  }
}
