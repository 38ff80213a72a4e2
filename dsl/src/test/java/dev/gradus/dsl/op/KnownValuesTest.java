package dev.gradus.dsl.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.runtime.Arithmetic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Values and derivatives against a table computed in 60-digit arithmetic. */
class KnownValuesTest {
  static final List<Row> ROWS = rows();

  /** Values err by at most so many units in the last place; a recipe's steps add up. */
  private static final int VALUE_ULPS = 6;

  /** Bound on derivatives, relative to 1 + |derivative|. */
  private static final double DERIVATIVE_TOLERANCE = 2e-13;

  record Row(ScalarOp op, List<Double> operands, List<Integer> by, double value) {}

  @ParameterizedTest
  @FieldSource("ROWS")
  void agree(Row row) {
    for (Arithmetic arithmetic : Arithmetic.values()) {
      double actual =
          Tangents.derivative(new Numbers(arithmetic, false), row.op, row.operands, row.by);
      double tolerance =
          row.by.isEmpty()
              ? VALUE_ULPS * Math.ulp(row.value)
              : DERIVATIVE_TOLERANCE * (1 + Math.abs(row.value));
      assertThat(actual).as(arithmetic.name()).isCloseTo(row.value, within(tolerance));
    }
  }

  private static List<Row> rows() {
    try (InputStream table = KnownValuesTest.class.getResourceAsStream("known-values.csv")) {
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(KnownValuesTest::row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    String[] cells = line.split(";", -1);
    List<Double> operands =
        Arrays.stream(cells[1].split(" ")).map(Double::valueOf).collect(Collectors.toList());
    List<Integer> by =
        Arrays.stream(cells[2].split(" ")).filter(i -> !i.isEmpty()).map(Integer::valueOf).toList();
    ScalarOp op = Catalogue.byName(cells[0]).orElseThrow();
    return new Row(op, operands, by, Double.parseDouble(cells[3]));
  }
}
