package dev.gradus.dsl.op;

import static dev.gradus.dsl.op.Formulas.constant;
import static dev.gradus.dsl.op.Formulas.exp;
import static dev.gradus.dsl.op.Formulas.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.dsl.op.Formula.Operand;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormulaTextTest {
  private static final Formula X = new Operand(0);
  private static final Formula Y = new Operand(1);

  @Test
  void sumsInProductsStandInParentheses() {
    assertThat(text(X.plus(Y).times(X.minus(1)))).isEqualTo("(x + y) · (x − 1)");
    assertThat(text(X.times(Y).plus(X.over(2)))).isEqualTo("x · y + x / 2");
  }

  @Test
  void theOrderOfEvaluationShows() {
    assertThat(text(X.minus(Y.minus(1)))).isEqualTo("x − (y − 1)");
    assertThat(text(X.minus(Y).minus(1))).isEqualTo("x − y − 1");
  }

  @Test
  void signsAndSquaresBindTighterThanProducts() {
    assertThat(text(X.negate().times(Y))).isEqualTo("−x · y");
    assertThat(text(X.times(Y).negate())).isEqualTo("−(x · y)");
    assertThat(text(X.negate().square())).isEqualTo("(−x)²");
    assertThat(text(X.square().negate())).isEqualTo("−x²");
    assertThat(text(constant(-2).square())).isEqualTo("(−2)²");
  }

  @Test
  void relationsAndCasesReadAsFunctions() {
    assertThat(text(where(X.above(0).and(Y.is(X)), exp(X), constant(0.5))))
        .isEqualTo("select(x > 0 ∧ y = x, exp(x), 0.5)");
  }

  @Test
  void numbersAreShort() {
    assertThat(text(constant(-0.0))).isEqualTo("−0");
    assertThat(text(constant(3))).isEqualTo("3");
    assertThat(text(constant(Double.NEGATIVE_INFINITY))).isEqualTo("−inf");
  }

  @Test
  void aPartialNamesTheResultF() {
    assertThat(FormulaText.ofPartial(TrigonometricOps.TANH, 0)).isEqualTo("1 − f²");
    assertThat(FormulaText.ofPartial(ArithmeticOps.FLOOR, 0)).isEqualTo("0");
  }

  private static String text(Formula formula) {
    return FormulaText.of(formula, List.of("x", "y"), "f");
  }
}
