package dev.gradus.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.runtime.GradusException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private final Dataset data =
      Dataset.of("X", new double[][] {{1, 2}, {3, 4}, {5, 6}})
          .and("y", new double[] {10, 20, 30})
          .and("label", new int[] {0, 1, 0});

  @Test
  void columnsKeepOrderAndRows() {
    assertThat(data.rows()).isEqualTo(3);
    assertThat(data.columns()).extracting(Column::name).containsExactly("X", "y", "label");
    assertThat(((DoubleColumn) data.column("X")).values()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void selectingRowsKeepsExamplesTogether() {
    Dataset selected = data.select(2, 0);
    assertThat(((DoubleColumn) selected.column("X")).values()).containsExactly(5, 6, 1, 2);
    assertThat(((DoubleColumn) selected.column("y")).values()).containsExactly(30, 10);
    assertThat(((IntColumn) selected.column("label")).values()).containsExactly(0, 0);
    assertThat(((DoubleColumn) data.slice(1, 3).column("y")).values()).containsExactly(20, 30);
  }

  @Test
  void aSplitIsAPartitionFixedByItsSeed() {
    Dataset numbers = Dataset.of("n", IntStream.range(0, 100).asDoubleStream().toArray());
    Dataset.Split split = numbers.split(0.8, 7);
    double[] train = ((DoubleColumn) split.train().column("n")).values();
    double[] test = ((DoubleColumn) split.test().column("n")).values();
    assertThat(train).hasSize(80);
    double[] all = Arrays.copyOf(train, 100);
    System.arraycopy(test, 0, all, 80, 20);
    Arrays.sort(all);
    assertThat(all).isEqualTo(IntStream.range(0, 100).asDoubleStream().toArray());
    assertThat(((DoubleColumn) numbers.split(0.8, 7).test().column("n")).values()).isEqualTo(test);
    assertThat(((DoubleColumn) numbers.split(0.8, 8).test().column("n")).values())
        .isNotEqualTo(test);
  }

  @Test
  void standardisedTrainingRowsHaveMeanZeroAndDeviationOne() {
    Standardization s = Standardization.of(data, "X");
    assertThat(s.mean()).containsExactly(3, 4);
    Dataset standardised = s.apply(data);
    double d = Math.sqrt(8.0 / 3.0);
    assertThat(((DoubleColumn) standardised.column("X")).values())
        .containsExactly(-2 / d, -2 / d, 0, 0, 2 / d, 2 / d);
    assertThat(((DoubleColumn) data.column("X")).values()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void aConstantComponentOnlyLosesItsMean() {
    Dataset constant = Dataset.of(Column.of("c", new float[] {4, 4}));
    assertThat(
            ((FloatColumn) Standardization.of(constant, "c").apply(constant).column("c")).values())
        .containsExactly(0, 0);
  }

  @Test
  void badDataIsRefusedWithItsPlace() {
    refused("ragged row 1", () -> Dataset.of("X", new double[][] {{1, 2}, {3}}));
    refused("column 'y2' has 2 rows", () -> data.and("y2", new double[2]));
    refused("already has a column 'X'", () -> data.and("X", new double[3]));
    refused("no column 'z'; it has: X, y, label", () -> data.column("z"));
    refused("holds no rows", () -> Dataset.of("X", new double[0][]));
    refused("holds no rows", Dataset::of);
    refused("not whole rows of length 2", () -> Column.of("f", new double[3], 2));
    refused("leaves one part empty", () -> data.split(0.01, 1));
    refused("leaves one part empty", () -> data.split(Double.NaN, 1));
  }

  private static void refused(String what, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(GradusException.class).hasMessageContaining(what);
  }
}
