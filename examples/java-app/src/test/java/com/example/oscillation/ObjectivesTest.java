package com.example.oscillation;

import static dev.gradus.runtime.testkit.GradientAssertions.assertGradientMatches;

import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.testkit.Point;
import dev.gradus.runtime.testkit.RandomPoints;
import org.junit.jupiter.api.Test;

class ObjectivesTest {
  private static final double[] PARAMETERS = {1.5, 0.2, 1.1};

  /** Methods of tests are differentiated by the goal {@code test-generate}. */
  public static double relative(double[] parameters) {
    return Objectives.penalty(parameters) / parameters[0];
  }

  /** Derivatives of that. */
  @GradientOf(owner = ObjectivesTest.class, method = "relative")
  public interface RelativeGradient {
    double[] gradient(double[] parameters);
  }

  @Test
  void theGradientOfTheErrorIsRight() {
    Point point = Point.of(PARAMETERS, new double[] {0, 1, 2}, new double[] {1, 0.5, -1});
    assertGradientMatches(
        Gradients.load(ErrorGradient.class), RandomPoints.like(point).take(5, 42));
  }

  @Test
  void theOthersAreRight() {
    assertGradientMatches(Gradients.load(SwingGradient.class), Point.of(PARAMETERS, 0.7));
    assertGradientMatches(Gradients.load(PenaltyGradient.class), PARAMETERS);
    assertGradientMatches(Gradients.load(RelativeGradient.class), PARAMETERS);
  }
}
