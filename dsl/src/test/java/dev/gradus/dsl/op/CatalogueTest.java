package dev.gradus.dsl.op;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.runtime.Arithmetic;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Facts that every operation of the catalogue must state. */
class CatalogueTest {
  static final List<ScalarOp> ALL = Catalogue.all();

  @ParameterizedTest
  @FieldSource("ALL")
  void isFoundByItsName(ScalarOp op) {
    assertThat(Catalogue.byName(op.name())).containsSame(op);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void saysWhereItIsDefinedAndWhatHappensAtTheEdge(ScalarOp op) {
    assertThat(op.domain()).isNotBlank();
    assertThat(op.edge()).isNotBlank();
    assertThat(op.definition()).isNotBlank();
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void isRealisedAndPrinted(ScalarOp op) {
    double[] operands =
        op == SpecialOps.POLYGAMMA
            ? new double[] {2, 1.5}
            : IntStream.range(0, op.arity())
                .mapToDouble(i -> Math.rint(op.interior(i).at(0.75) * 8) / 8)
                .toArray();
    for (Arithmetic arithmetic : Arithmetic.values()) {
      double value = op.apply(arithmetic, false, operands);
      assertThat(value).isFinite();
      assertThat(op.apply(arithmetic, true, operands)).isEqualTo((float) value, within(value));
    }
    for (int i = 0; i < op.arity(); i++) {
      assertThat(FormulaText.ofPartial(op, i)).isNotBlank();
    }
  }

  private static org.assertj.core.data.Offset<Double> within(double value) {
    return org.assertj.core.data.Offset.offset(1e-6 * Math.max(1, Math.abs(value)));
  }
}
