package dev.gradus.runtime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomPointsTest {
  private static final Point SHAPE =
      Point.of(new double[3], 4, 2.5, new float[][] {{1}, {2, 3}}, new Fixtures.Place(8, 9));

  @Test
  void numbersAreNewAndEverythingElseIsKept() {
    Point[] points = RandomPoints.like(SHAPE).between(2, 3).take(2, 42);
    for (Point point : points) {
      double[] array = (double[]) point.arguments().get(0);
      assertThat(array).hasSize(3);
      assertThat(Arrays.stream(array).min().orElseThrow()).isGreaterThanOrEqualTo(2);
      assertThat(Arrays.stream(array).max().orElseThrow()).isLessThan(3);
      assertThat(point.arguments().get(1)).isEqualTo(4);
      assertThat((double) point.arguments().get(2)).isBetween(2.0, 3.0).isNotEqualTo(2.5);
      assertThat(((float[][]) point.arguments().get(3))[1]).hasSize(2);
      assertThat(((Fixtures.Place) point.arguments().get(4)).north()).isBetween(2.0, 3.0);
    }
    assertThat(points[0].arguments().get(2)).isNotEqualTo(points[1].arguments().get(2));
    assertThat((double[]) SHAPE.arguments().get(0)).containsOnly(0);
  }

  @Test
  void aSeedGivesTheSamePointsAgain() {
    double first = (double) RandomPoints.like(SHAPE).take(1, 7)[0].arguments().get(2);
    assertThat(RandomPoints.like(SHAPE).take(1, 7)[0].arguments().get(2)).isEqualTo(first);
    assertThat(RandomPoints.like(SHAPE).take(1, 8)[0].arguments().get(2)).isNotEqualTo(first);
  }
}
