package dev.gradus.dsl.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.dsl.op.Realisation.Recipe;
import dev.gradus.runtime.Arithmetic;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Operations on floats against the same operation in double. */
class FloatTest {
  static final List<ScalarOp> ALL = Catalogue.all();

  private static final int ULPS = 3;

  /** The steps of a recipe may cancel: its bound is relative to the largest operand, too. */
  private static final int RECIPE_ULPS = 4;

  @ParameterizedTest
  @FieldSource("ALL")
  void resultsAreFloatsNearTheDoubleResult(ScalarOp op) {
    for (Arithmetic arithmetic : Arithmetic.values()) {
      for (double[] point : Points.interior(op, 300)) {
        double single = op.apply(arithmetic, true, point);
        double wide = op.apply(Arithmetic.STRICT, false, point);
        assertThat(single).isEqualTo((float) single);
        assertThat(single)
            .as("%s at %s in %s", op, Arrays.toString(point), arithmetic)
            .isCloseTo(wide, within(bound(op, arithmetic, point, wide)));
      }
    }
  }

  private static double bound(ScalarOp op, Arithmetic arithmetic, double[] point, double wide) {
    if (op.realisation(arithmetic) instanceof Recipe) {
      double scale = Arrays.stream(point).map(Math::abs).reduce(Math.abs(wide), Math::max);
      return RECIPE_ULPS * Math.ulp((float) scale);
    }
    return ULPS * Math.ulp((float) wide);
  }
}
