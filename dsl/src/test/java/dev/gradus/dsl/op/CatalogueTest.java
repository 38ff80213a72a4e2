package dev.gradus.dsl.op;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.runtime.Arithmetic;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What every operation of the catalogue must state. */
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
  void isFiniteInTheInterior(ScalarOp op) {
    for (double[] point : Points.interior(op, 50)) {
      for (Arithmetic arithmetic : Arithmetic.values()) {
        assertThat(op.apply(arithmetic, false, point)).isFinite();
        assertThat(op.apply(arithmetic, true, point)).isFinite();
      }
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void safePointsLieWhereTheValueIsFinite(ScalarOp op) {
    double[] point =
        IntStream.range(0, op.arity())
            .mapToDouble(i -> op.safePoint(i).orElse(Points.interior(op, 1).get(0)[i]))
            .toArray();
    assertThat(op.apply(Arithmetic.STRICT, false, point)).isFinite();
  }
}
