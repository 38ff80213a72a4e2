package dev.gradus.dsl.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.runtime.Arithmetic;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Partials to the third order against finite differences of the order below. */
class DerivativesTest {
  static final List<ScalarOp> ALL = Catalogue.all();

  /** 1, and 10 in the long runs. */
  private static final int EFFORT =
      Math.max(1, Math.min(10, Integer.getInteger("gradus.random.cases", 300) / 300));

  private static final double STEP = 0.02;

  /** Finite differences in double agree to this, relative to 1 + |derivative|. */
  private static final double TOLERANCE = 1e-6;

  /** Derivatives in float agree with those in double to this, relative to 1 + |derivative|. */
  private static final double FLOAT_TOLERANCE = 4e-5;

  @ParameterizedTest
  @FieldSource("ALL")
  void partialsAreTheSlopesOfTheValue(ScalarOp op) {
    agreesWithDifferences(op, 1, 40 * EFFORT);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void secondDerivativesAreTheSlopesOfThePartials(ScalarOp op) {
    agreesWithDifferences(op, 2, 12 * EFFORT);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void thirdDerivativesAreTheSlopesOfTheSecond(ScalarOp op) {
    agreesWithDifferences(op, 3, 4 * EFFORT);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void derivativesInFloatAreThoseInDoubleRounded(ScalarOp op) {
    for (Arithmetic arithmetic : Arithmetic.values()) {
      for (double[] point : Points.interior(op, 40 * EFFORT)) {
        for (List<Integer> by : Derivations.of(op, 2)) {
          double wide = Derivations.derivative(arithmetic, false, op, point, by);
          assertThat(Derivations.derivative(arithmetic, true, op, point, by))
              .as("%s by %s at %s", op, by, Points.boxed(point))
              .isCloseTo(wide, within(FLOAT_TOLERANCE * (1 + Math.abs(wide))));
        }
      }
    }
  }

  private static void agreesWithDifferences(ScalarOp op, int order, int points) {
    int compared = 0;
    int straddling = 0;
    for (double[] point : Points.interior(op, points)) {
      for (List<Integer> by : Derivations.of(op, order)) {
        FiniteDifferences expected = differences(op, point, by);
        if (expected.error() > 0.1 * TOLERANCE * (1 + Math.abs(expected.value()))) {
          straddling++;
          continue;
        }
        compared++;
        for (Arithmetic arithmetic : Arithmetic.values()) {
          assertThat(Derivations.derivative(arithmetic, false, op, point, by))
              .as("%s by %s at %s in %s", op, by, Points.boxed(point), arithmetic)
              .isCloseTo(expected.value(), within(TOLERANCE * (1 + Math.abs(expected.value()))));
        }
      }
    }
    // Steps that straddle a kink or a jump say nothing.
    assertThat(straddling).isLessThanOrEqualTo(compared / 10);
  }

  private static FiniteDifferences differences(ScalarOp op, double[] point, List<Integer> by) {
    int last = by.get(by.size() - 1);
    List<Integer> below = by.subList(0, by.size() - 1);
    DoubleUnaryOperator f =
        x ->
            Derivations.derivative(
                Arithmetic.STRICT, false, op, Points.with(point, last, x), below);
    return FiniteDifferences.of(f, point[last], STEP);
  }
}
