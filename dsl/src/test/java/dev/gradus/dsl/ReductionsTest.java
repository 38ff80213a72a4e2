package dev.gradus.dsl;

import static dev.gradus.dsl.Evaluation.numbers;
import static dev.gradus.dsl.Evaluation.values;
import static dev.gradus.dsl.Model.BATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.interpret.TensorValue;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReductionsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** 1 … 6 in two rows of three. */
  private static Function<ModelBuilder, Tensor> matrix(Function<Tensor, Tensor> f) {
    return m -> f.apply(m.constant(numbers(6), 2, 3));
  }

  private static Function<ModelBuilder, Tensor> vector(double[] xs, Function<Tensor, Tensor> f) {
    return m -> f.apply(m.constant(xs));
  }

  @Test
  void sumsRunOverAllAxesOrThoseGiven() {
    assertThat(values(matrix(Tensor::sum))).containsExactly(21);
    assertThat(values(matrix(x -> x.sum(0)))).containsExactly(5, 7, 9);
    assertThat(values(matrix(x -> x.sum(1)))).containsExactly(6, 15);
    assertThat(values(matrix(x -> x.sum(-1)))).containsExactly(6, 15);
    assertThat(values(matrix(x -> x.sum(-1, 0)))).containsExactly(21);
    assertThat(values(m -> m.constant(3).sum())).containsExactly(3);
  }

  @Test
  void keptAxesHaveExtentOne() {
    assertThat(Evaluation.of(matrix(x -> x.sum(Axes.kept(0)))).shape()).isEqualTo(Shape.of(1, 3));
    assertThat(Evaluation.of(matrix(x -> x.max(Axes.kept()))).shape()).isEqualTo(Shape.of(1, 1));
    assertThat(Evaluation.of(m -> m.constant(numbers(24), 2, 3, 4).mean(Axes.kept(1))).shape())
        .isEqualTo(Shape.of(2, 1, 4));
    assertThat(values(matrix(x -> x.div(x.sum(Axes.kept(1)))))[5]).isEqualTo(0.4);
  }

  @Test
  void keptAxesMayLieBesideABatchAxisThatIsNotFirst() {
    TensorValue v =
        new Evaluation()
            .batch(2)
            .with("x", numbers(12))
            .run(m -> m.input("x", BATCH, 3, 2).transpose(1, 0, 2).sum(Axes.kept(2)).sum(0));
    assertThat(v.shape()).isEqualTo(Shape.of(2, 1));
    assertThat(v.values()).containsExactly(21, 57);
  }

  @Test
  void meanDividesByTheNumberOfElements() {
    assertThat(values(matrix(Tensor::mean))).containsExactly(3.5);
    assertThat(values(matrix(x -> x.mean(0)))).containsExactly(2.5, 3.5, 4.5);
    Function<ModelBuilder, Tensor> batched = m -> m.input("x", BATCH, 2).mean();
    assertThat(new Evaluation().batch(3).with("x", numbers(6)).run(batched).values())
        .containsExactly(3.5);
    assertThat(
            new Evaluation()
                .batch(3)
                .with("x", numbers(6))
                .run(m -> m.input("x", BATCH, 2).mean(0))
                .values())
        .containsExactly(3, 4);
  }

  @Test
  void sumOfAnEmptyAxisIsZeroAndItsMeanIsNaN() {
    Function<ModelBuilder, Tensor> empty = m -> m.constant(new double[0], 0, 3);
    assertThat(values(m -> empty.apply(m).sum(0))).containsExactly(0, 0, 0);
    assertThat(values(m -> empty.apply(m).mean(0))).containsOnly(Double.NaN);
    assertThat(values(m -> empty.apply(m).prod(0))).containsExactly(1, 1, 1);
    assertThat(values(m -> empty.apply(m).max(0))).containsOnly(-INFINITY);
    assertThat(values(m -> empty.apply(m).logsumexp(0))).containsOnly(-INFINITY);
    assertThat(values(m -> empty.apply(m).norm(0))).containsExactly(0, 0, 0);
  }

  @Test
  void extremesAndTheirPositions() {
    double[] xs = {3, 1, 4, 1, 5, 5};
    assertThat(values(vector(xs, Tensor::max))).containsExactly(5);
    assertThat(values(vector(xs, Tensor::min))).containsExactly(1);
    assertThat(values(vector(xs, x -> x.argmax(0)))).containsExactly(4);
    assertThat(values(vector(xs, x -> x.argmin(-1)))).containsExactly(1);
    assertThat(Evaluation.of(matrix(x -> x.argmax(1))).dtype()).isEqualTo(DType.INT);
    assertThat(values(vector(new double[] {1, Double.NaN, 2}, Tensor::max)))
        .containsOnly(Double.NaN);
  }

  @Test
  void productsMultiplyAllElements() {
    for (int n = 1; n <= 9; n++) {
      double[] xs = numbers(n);
      double factorial = Arrays.stream(xs).reduce(1, (a, b) -> a * b);
      assertThat(values(vector(xs, Tensor::prod))).containsExactly(factorial);
    }
    assertThat(values(matrix(x -> x.prod(0)))).containsExactly(4, 10, 18);
    assertThat(values(matrix(x -> x.prod(1)))).containsExactly(6, 120);
    assertThat(Evaluation.of(matrix(x -> x.prod(Axes.kept(1)))).shape()).isEqualTo(Shape.of(2, 1));
    assertThat(values(matrix(Tensor::prod))).containsExactly(720);
  }

  @Test
  void productsOfTheBatchAreRefusedWithACure() {
    assertThatThrownBy(() -> values(m -> m.input("x", BATCH, 2).prod(0)))
        .hasMessageContaining("prod over the batch axis of (BATCH, 2)")
        .hasMessageContaining("sum logarithms");
  }

  @Test
  void varianceIsUnbiasedUnlessAskedOtherwise() {
    double[] xs = {1, 2, 4, 7};
    assertThat(values(vector(xs, Tensor::variance))).containsExactly(7);
    assertThat(values(vector(xs, x -> x.variance(false)))).containsExactly(5.25);
    assertThat(values(vector(xs, Tensor::std))).containsExactly(Math.sqrt(7));
    assertThat(values(vector(xs, x -> x.std(false)))).containsExactly(Math.sqrt(5.25));
    assertThat(values(matrix(x -> x.variance(0)))).containsExactly(4.5, 4.5, 4.5);
    assertThat(Evaluation.of(matrix(x -> x.std(true, Axes.kept(0)))).shape())
        .isEqualTo(Shape.of(1, 3));
  }

  @Test
  void varianceDoesNotCancelFarFromZero() {
    double[] xs = {1e9 + 1, 1e9 + 2, 1e9 + 3};
    assertThat(values(vector(xs, Tensor::variance))).containsExactly(1);
  }

  @Test
  void varianceOverTheBatchCountsItsRows() {
    assertThat(
            new Evaluation()
                .batch(4)
                .with("x", 1, 2, 4, 7)
                .run(m -> m.input("x", BATCH).variance())
                .values())
        .containsExactly(7);
  }

  @Test
  void normIsTheRootOfTheSumOfSquares() {
    assertThat(values(vector(new double[] {3, -4}, Tensor::norm))).containsExactly(5);
    assertThat(values(vector(new double[] {0, 0}, Tensor::norm))).containsExactly(0);
    assertThat(values(vector(new double[] {0, Double.NaN}, Tensor::norm))).containsOnly(Double.NaN);
    assertThat(values(matrix(x -> x.norm(0)))[0]).isCloseTo(Math.sqrt(17), within(1e-15));
  }

  @ParameterizedTest
  @EnumSource(Arithmetic.class)
  void logsumexpNeverOverflows(Arithmetic arithmetic) {
    assertThat(logsumexp(arithmetic, 1000, 1000)).isCloseTo(1000 + Math.log(2), within(1e-12));
    assertThat(logsumexp(arithmetic, -1000, -1000)).isCloseTo(Math.log(2) - 1000, within(1e-12));
    assertThat(logsumexp(arithmetic, -INFINITY, 3)).isEqualTo(3);
    assertThat(logsumexp(arithmetic, -INFINITY, -INFINITY)).isEqualTo(-INFINITY);
    assertThat(logsumexp(arithmetic, INFINITY, 3)).isEqualTo(INFINITY);
    assertThat(logsumexp(arithmetic, Double.NaN, 3)).isNaN();
  }

  private static double logsumexp(Arithmetic arithmetic, double... xs) {
    return new Evaluation().in(arithmetic).run(vector(xs, Tensor::logsumexp)).get(0);
  }

  @Test
  void logsumexpRunsOverAxes() {
    double expected = Math.log(Math.exp(1) + Math.exp(2) + Math.exp(3));
    assertThat(values(matrix(x -> x.logsumexp(1)))[0]).isCloseTo(expected, within(1e-15));
    assertThat(Evaluation.of(matrix(x -> x.logsumexp(Axes.kept(1)))).shape())
        .isEqualTo(Shape.of(2, 1));
    assertThat(values(m -> m.constant(3).logsumexp())).containsExactly(3);
  }

  @ParameterizedTest
  @EnumSource(Arithmetic.class)
  void softmaxNeverOverflows(Arithmetic arithmetic) {
    double[] p =
        new Evaluation()
            .in(arithmetic)
            .run(vector(new double[] {1000, 1001, -1e300}, x -> x.softmax(0)))
            .values();
    double odds = Math.exp(-1);
    assertThat(p[0]).isCloseTo(odds / (1 + odds), within(1e-15));
    assertThat(p[1]).isCloseTo(1 / (1 + odds), within(1e-15));
    assertThat(p[2]).isZero();
    double[] logs =
        new Evaluation()
            .in(arithmetic)
            .run(vector(new double[] {1000, 1001, -1e300}, x -> x.logSoftmax(-1)))
            .values();
    assertThat(logs[0]).isCloseTo(Math.log(odds / (1 + odds)), within(1e-12));
    assertThat(logs[2]).isEqualTo(-1e300);
  }

  @Test
  void softmaxTakesAnyAxis() {
    double[] columns = values(matrix(x -> x.softmax(0)));
    assertThat(columns[0] + columns[3]).isCloseTo(1, within(1e-15));
    double[] rows = values(matrix(x -> x.softmax(1)));
    assertThat(rows[0] + rows[1] + rows[2]).isCloseTo(1, within(1e-15));
  }

  @Test
  void cumulativeSumsRunAlongAnAxis() {
    assertThat(values(matrix(x -> x.cumsum(0)))).containsExactly(1, 2, 3, 5, 7, 9);
    assertThat(values(matrix(x -> x.cumsum(1)))).containsExactly(1, 3, 6, 4, 9, 15);
    Function<ModelBuilder, Tensor> batched = m -> m.input("x", BATCH, 2, 3).cumsum(2);
    TensorValue v = new Evaluation().batch(2).with("x", numbers(12)).run(batched);
    assertThat(v.shape()).isEqualTo(Shape.of(2, 2, 3));
    assertThat(v.values()).containsExactly(1, 3, 6, 4, 9, 15, 7, 15, 24, 10, 21, 33);
    TensorValue w =
        new Evaluation()
            .batch(2)
            .with("x", numbers(12))
            .run(m -> m.input("x", BATCH, 2, 3).cumsum(1));
    assertThat(w.values()).containsExactly(1, 2, 3, 5, 7, 9, 7, 8, 9, 17, 19, 21);
  }

  @Test
  void axesThatDoNotFitAreNamed() {
    assertThatThrownBy(() -> values(matrix(x -> x.sum(2))))
        .hasMessageContaining("sum was given axis 2, which (2, 3) does not have")
        .hasMessageContaining("ReductionsTest.java:");
    assertThatThrownBy(() -> values(matrix(x -> x.mean(-3)))).hasMessageContaining("axis -3");
    assertThatThrownBy(() -> values(matrix(x -> x.max(0, -2))))
        .hasMessageContaining("max was given axis -2 of (2, 3) more than once");
    assertThatThrownBy(() -> values(m -> m.input("x", BATCH, 2).argmax(0)))
        .hasMessageContaining("argmax cannot treat the batch axis of (BATCH, 2)");
  }

  @Test
  void axesAreListed() {
    assertThat(Axes.of(1, 2)).isEqualTo(new Axes(List.of(1, 2), false));
  }
}
