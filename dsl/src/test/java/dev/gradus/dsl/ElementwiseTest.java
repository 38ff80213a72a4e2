package dev.gradus.dsl;

import static dev.gradus.dsl.Model.BATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.interpret.TensorValue;
import dev.gradus.runtime.DType;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementwiseTest {

  private static Function<ModelBuilder, Tensor> one(double x, Function<Tensor, Tensor> f) {
    return m -> f.apply(m.constant(x));
  }

  private static double at(double x, Function<Tensor, Tensor> f) {
    return Evaluation.values(one(x, f))[0];
  }

  @Test
  void arithmetic() {
    assertThat(at(7, x -> x.plus(2))).isEqualTo(9);
    assertThat(at(7, x -> x.minus(2))).isEqualTo(5);
    assertThat(at(7, x -> x.times(2))).isEqualTo(14);
    assertThat(at(7, x -> x.div(2))).isEqualTo(3.5);
    assertThat(at(-7, x -> x.rem(4))).isEqualTo(-3);
    assertThat(at(7, Tensor::unaryMinus)).isEqualTo(-7);
    assertThat(at(7, x -> x.fma(x, x.constant(1)))).isEqualTo(50);
    assertThat(at(7, x -> x.minimum(2))).isEqualTo(2);
    assertThat(at(7, x -> x.maximum(2))).isEqualTo(7);
    assertThat(at(7, x -> x.clamp(-1, 1))).isEqualTo(1);
    assertThat(at(-7, Tensor::abs)).isEqualTo(7);
    assertThat(at(-7, Tensor::sign)).isEqualTo(-1);
    assertThat(at(-2.5, Tensor::floor)).isEqualTo(-3);
    assertThat(at(-2.5, Tensor::ceil)).isEqualTo(-2);
    assertThat(at(2.5, Tensor::rint)).isEqualTo(2);
    assertThat(at(3, Tensor::square)).isEqualTo(9);
    assertThat(at(4, Tensor::reciprocal)).isEqualTo(0.25);
    assertThat(at(3, x -> x.hypot(4))).isEqualTo(5);
    assertThat(at(0, x -> x.xlogy(0))).isEqualTo(0);
    assertThat(at(3, Tensor::stopGradient)).isEqualTo(3);
  }

  @Test
  void functions() {
    assertThat(at(4, Tensor::sqrt)).isEqualTo(2);
    assertThat(at(4, Tensor::rsqrt)).isEqualTo(0.5);
    assertThat(at(27, Tensor::cbrt)).isEqualTo(3);
    assertThat(at(1, Tensor::exp)).isEqualTo(StrictMath.exp(1));
    assertThat(at(1, Tensor::expm1)).isEqualTo(StrictMath.expm1(1));
    assertThat(at(3, Tensor::exp2)).isEqualTo(8);
    assertThat(at(2, Tensor::log)).isEqualTo(StrictMath.log(2));
    assertThat(at(2, Tensor::log1p)).isEqualTo(StrictMath.log1p(2));
    assertThat(at(8, Tensor::log2)).isEqualTo(3);
    assertThat(at(1000, Tensor::log10)).isEqualTo(3);
    assertThat(at(1, Tensor::sin)).isEqualTo(StrictMath.sin(1));
    assertThat(at(1, Tensor::cos)).isEqualTo(StrictMath.cos(1));
    assertThat(at(1, Tensor::tan)).isEqualTo(StrictMath.tan(1));
    assertThat(at(0.5, Tensor::asin)).isEqualTo(StrictMath.asin(0.5));
    assertThat(at(0.5, Tensor::acos)).isEqualTo(StrictMath.acos(0.5));
    assertThat(at(0.5, Tensor::atan)).isEqualTo(StrictMath.atan(0.5));
    assertThat(at(1, x -> x.atan2(-1))).isEqualTo(StrictMath.atan2(1, -1));
    assertThat(at(1, Tensor::sinh)).isEqualTo(StrictMath.sinh(1));
    assertThat(at(1, Tensor::cosh)).isEqualTo(StrictMath.cosh(1));
    assertThat(at(1, Tensor::tanh)).isEqualTo(StrictMath.tanh(1));
    assertThat(at(StrictMath.sinh(2), Tensor::asinh)).isCloseTo(2, within(1e-14));
    assertThat(at(StrictMath.cosh(2), Tensor::acosh)).isCloseTo(2, within(1e-14));
    assertThat(at(StrictMath.tanh(0.5), Tensor::atanh)).isCloseTo(0.5, within(1e-14));
    assertThat(at(0.5, Tensor::erf)).isCloseTo(0.5204998778130465, within(1e-15));
    assertThat(at(0.5, Tensor::erfc)).isCloseTo(0.4795001221869535, within(1e-15));
    assertThat(at(6, Tensor::lgamma)).isCloseTo(StrictMath.log(120), within(1e-14));
    assertThat(at(1, Tensor::digamma)).isCloseTo(-0.5772156649015329, within(1e-14));
    assertThat(at(1, x -> x.polygamma(1))).isCloseTo(Math.PI * Math.PI / 6, within(1e-13));
  }

  @Test
  void activations() {
    assertThat(at(0, Tensor::sigmoid)).isEqualTo(0.5);
    assertThat(at(0, Tensor::logSigmoid)).isCloseTo(-StrictMath.log(2), within(1e-16));
    assertThat(at(0, Tensor::softplus)).isCloseTo(StrictMath.log(2), within(1e-16));
    assertThat(at(0.5, Tensor::logit)).isEqualTo(0);
    assertThat(at(-2, Tensor::relu)).isEqualTo(0);
    assertThat(at(-2, Tensor::leakyRelu)).isEqualTo(-0.02);
    assertThat(at(-2, x -> x.leakyRelu(0.5))).isEqualTo(-1);
    assertThat(at(-2, Tensor::elu)).isEqualTo(StrictMath.expm1(-2));
    assertThat(at(-2, x -> x.elu(2))).isEqualTo(2 * StrictMath.expm1(-2));
    assertThat(at(1, Tensor::gelu)).isCloseTo(0.8413447460685429, within(1e-15));
    assertThat(at(1, Tensor::geluTanh)).isCloseTo(0.8411919906082768, within(1e-15));
    assertThat(at(1, Tensor::silu)).isCloseTo(0.7310585786300049, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, -3", "2, 9", "3, -27", "5, -243", "-1, -0.3333333333333333", "10, 59049"})
  void integerPowers(int exponent, double power) {
    assertThat(at(-3, x -> x.pow(exponent))).isEqualTo(power);
  }

  @Test
  void realPowers() {
    assertThat(at(4, x -> x.pow(1.5))).isEqualTo(8);
    assertThat(at(4, x -> x.pow(x.constant(0.5)))).isEqualTo(2);
    assertThat(at(2, x -> x.pow(Integer.MIN_VALUE))).isEqualTo(0);
  }

  @Test
  void comparisonsFollowJava() {
    double[] xs = {1, 2, 3, Double.NaN};
    assertThat(compare(xs, x -> x.lessThan(2))).containsExactly(1, 0, 0, 0);
    assertThat(compare(xs, x -> x.atMost(2))).containsExactly(1, 1, 0, 0);
    assertThat(compare(xs, x -> x.greaterThan(2))).containsExactly(0, 0, 1, 0);
    assertThat(compare(xs, x -> x.atLeast(2))).containsExactly(0, 1, 1, 0);
    assertThat(compare(xs, x -> x.equalTo(2))).containsExactly(0, 1, 0, 0);
    assertThat(compare(xs, x -> x.notEqualTo(2))).containsExactly(1, 0, 1, 1);
  }

  private static double[] compare(double[] xs, Function<Tensor, Tensor> f) {
    return Evaluation.values(m -> f.apply(m.constant(xs)));
  }

  @Test
  void logic() {
    double[] bits = {0, 1, 0, 1};
    double[] pairs = {0, 0, 1, 1};
    Function<ModelBuilder, Tensor> p = m -> m.constant(bits).equalTo(1);
    Function<ModelBuilder, Tensor> q = m -> m.constant(pairs).equalTo(1);
    assertThat(Evaluation.values(m -> p.apply(m).and(q.apply(m)))).containsExactly(0, 0, 0, 1);
    assertThat(Evaluation.values(m -> p.apply(m).or(q.apply(m)))).containsExactly(0, 1, 1, 1);
    assertThat(Evaluation.values(m -> p.apply(m).xor(q.apply(m)))).containsExactly(0, 1, 1, 0);
    assertThat(Evaluation.values(m -> p.apply(m).not())).containsExactly(1, 0, 1, 0);
    assertThat(Evaluation.of(m -> p.apply(m)).dtype()).isEqualTo(DType.BOOL);
  }

  @Test
  void intsAreComparedExactly() {
    Function<ModelBuilder, Tensor> e = m -> m.intConstant(16777217, 16777216).equalTo(16777217.0);
    assertThat(new Evaluation().in(DType.FLOAT).run(e).values()).containsExactly(1, 0);
    assertThat(Evaluation.values(m -> m.intConstant(1, 2).lessThan(m.intConstant(2, 2))))
        .containsExactly(1, 0);
    assertThat(Evaluation.values(m -> m.intConstant(1, 2).atLeast(m.constant(1.5))))
        .containsExactly(0, 1);
  }

  @Test
  void selectBroadcastsAllItsOperands() {
    TensorValue v =
        Evaluation.of(
            m ->
                Tensors.select(
                    m.constant(new double[] {1, -1}, 2, 1).greaterThan(0),
                    m.constant(new double[] {1, 2, 3}),
                    m.constant(0)));
    assertThat(v.shape()).isEqualTo(Shape.of(2, 3));
    assertThat(v.values()).containsExactly(1, 2, 3, 0, 0, 0);
    assertThat(at(2, x -> Tensors.select(x.lessThan(0), 5, x))).isEqualTo(2);
    assertThat(at(2, x -> Tensors.where(x.lessThan(3), x.exp(), x))).isEqualTo(StrictMath.exp(2));
  }

  @Test
  void castsConvert() {
    assertThat(at(0.1, Tensor::toFloat)).isEqualTo(0.1f);
    assertThat(Evaluation.of(one(0.1, Tensor::toFloat)).dtype()).isEqualTo(DType.FLOAT);
    assertThat(Evaluation.of(m -> m.intConstant(3).toReal()).dtype()).isEqualTo(DType.DOUBLE);
    assertThat(Evaluation.of(m -> m.intConstant(3).toDouble()).values()).containsExactly(3);
  }

  @Test
  void mixedElementTypesAreRefused() {
    assertThatThrownBy(() -> at(1, x -> x.plus(x.toFloat())))
        .hasMessageContaining("add does not take element types double and float (at Elementwise");
    assertThatThrownBy(() -> Evaluation.of(m -> m.intConstant(1).times(2)))
        .hasMessageContaining("int");
  }

  @Test
  void catalogueOperationsApplyDirectly() {
    assertThat(at(3, x -> Tensors.apply(dev.gradus.dsl.op.ArithmeticOps.ADD, x, x))).isEqualTo(6);
  }

  /** As NumPy documents; B is the batch. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3     | 3     | 3",
        "3     | ''    | 3",
        "''    | ''    | ''",
        "3,4   | 4     | 3,4",
        "3,4   | 3,1   | 3,4",
        "3,4   | 1,4   | 3,4",
        "3,1   | 1,4   | 3,4",
        "3,1   | 4     | 3,4",
        "2,3,4 | 3,1   | 2,3,4",
        "1     | 2,3   | 2,3",
        "0,3   | 3     | 0,3",
        "0,3   | 1,3   | 0,3",
        "1     | 0     | 0",
        "8,1,6,1 | 7,1,5 | 8,7,6,5",
        "B,3   | 3     | B,3",
        "B,3   | 1,3   | B,3",
        "B,3   | B,1   | B,3",
        "B     | ''    | B",
        "B     | 1     | B",
        "B,1   | 3     | B,3",
      })
  void shapesBroadcastAsInNumPy(String left, String right, String result) {
    TensorValue v =
        new Evaluation()
            .batch(2)
            .with("x", filled(left))
            .with("y", filled(right))
            .run(m -> m.input("x", extents(left)).plus(m.input("y", extents(right))));
    assertThat(v.shape().extents())
        .isEqualTo(Shape.of(extents(result.replace("B", "2"))).extents());
    assertThat(java.util.Arrays.stream(v.values())).allMatch(e -> e == 2);
  }

  private static double[] filled(String extents) {
    double[] values = new double[Shape.of(extents(extents.replace("B", "2"))).size()];
    java.util.Arrays.fill(values, 1);
    return values;
  }

  private static int[] extents(String text) {
    return text.isBlank()
        ? new int[0]
        : java.util.Arrays.stream(text.trim().split(","))
            .mapToInt(e -> e.equals("B") ? BATCH : Integer.parseInt(e))
            .toArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 | 4 | (3) and (4)",
        "3,4 | 3 | (3, 4) and (3)",
        "2,1 | 8,4,3 | (2, 1) and (8, 4, 3)",
        "B | 3 | (BATCH) and (3)",
        "B,3 | B | (BATCH, 3) and (BATCH)",
        "B,1 | B | (BATCH, 1) and (BATCH)"
      })
  void shapesThatDoNotBroadcastAreNamedWithTheLine(String left, String right, String message) {
    assertThatThrownBy(
            () ->
                new Evaluation()
                    .run(m -> m.input("x", extents(left)).plus(m.input("y", extents(right)))))
        .hasMessageContaining("add cannot broadcast shapes " + message)
        .hasMessageContaining("(at ElementwiseTest.java:");
  }

  @Test
  void valuesBroadcastAlongTheRightAxes() {
    assertThat(
            Evaluation.values(
                m ->
                    m.constant(new double[] {1, 2}, 2, 1)
                        .times(m.constant(new double[] {10, 20, 30}))))
        .containsExactly(10, 20, 30, 20, 40, 60);
  }
}
