package dev.gradus.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.ModelBuilder;
import dev.gradus.dsl.Options;
import dev.gradus.dsl.Scan;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.Tensors;
import dev.gradus.dsl.loss.Classification;
import dev.gradus.dsl.loss.LossReduction;
import dev.gradus.dsl.loss.Losses;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.train.GradientCheck;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Gradients of what the fluent front end composes: at ordinary points, and at the edges. */
class CompositionGradientTest {
  private static final double NEGATIVE = Double.NEGATIVE_INFINITY;

  private static Model model(
      Arithmetic arithmetic, double[] at, BiFunction<ModelBuilder, Tensor, Tensor> f) {
    return Model.define(
        "composition",
        Options.DEFAULT.with(arithmetic),
        m -> f.apply(m, m.parameter("x", at.length).initial(at)));
  }

  /** The gradient at a point, which must be the same in both arithmetics up to rounding. */
  private static double[] gradient(double[] at, BiFunction<ModelBuilder, Tensor, Tensor> f) {
    double[] strict = gradient(Arithmetic.STRICT, at, f);
    double[] fast = gradient(Arithmetic.FAST, at, f);
    assertThat(fast).usingComparatorWithPrecision(1e-13).containsExactly(strict);
    return strict;
  }

  private static double[] gradient(
      Arithmetic arithmetic, double[] at, BiFunction<ModelBuilder, Tensor, Tensor> f) {
    Kernel kernel = Kernels.compile(model(arithmetic, at, f));
    Workspace w = kernel.newWorkspace();
    kernel.valueAndGradient(w);
    return w.gradient("x");
  }

  private static double[] gradient(double[] at, Function<Tensor, Tensor> f) {
    return gradient(at, (m, x) -> f.apply(x));
  }

  private static void close(double[] actual, double... expected) {
    assertThat(actual).usingComparatorWithPrecision(1e-14).containsExactly(expected);
  }

  @Test
  void normHasGradientZeroAtZero() {
    close(gradient(new double[] {0, 0}, x -> x.norm()), 0, 0);
    close(gradient(new double[] {3, -4}, x -> x.norm()), 0.6, -0.8);
  }

  @Test
  void standardDeviationHasGradientZeroWhereAllAreEqual() {
    close(gradient(new double[] {2, 2, 2}, x -> x.std()), 0, 0, 0);
    close(gradient(new double[] {-1, 0, 1}, x -> x.std()), -0.5, 0, 0.5);
  }

  @Test
  void tiesShareTheGradientEvenly() {
    close(gradient(new double[] {1, 3, 3, 2}, x -> x.max()), 0, 0.5, 0.5, 0);
    close(gradient(new double[] {1, 3, 1, 1}, x -> x.min().times(3)), 1, 0, 1, 1);
  }

  @Test
  void logsumexpHasTheSoftmaxForGradient() {
    close(gradient(new double[] {1000, 1000}, x -> x.logsumexp()), 0.5, 0.5);
    close(gradient(new double[] {NEGATIVE, 3, 3}, x -> x.logsumexp()), 0, 0.5, 0.5);
    double p = 1 / (1 + Math.exp(-1));
    close(gradient(new double[] {-1e300, 1, 2}, x -> x.logsumexp()), 0, 1 - p, p);
  }

  @Test
  void softmaxKeepsItsSumSoItsGradientVanishes() {
    close(gradient(new double[] {1000, 1001, -1e300}, x -> x.softmax(0).sum()), 0, 0, 0);
    double p = 1 / (1 + Math.exp(-1));
    close(gradient(new double[] {1, 2}, x -> x.softmax(0).get(1)), -p * (1 - p), p * (1 - p));
    close(gradient(new double[] {1, 2}, x -> x.logSoftmax(0).get(1)), p - 1, 1 - p);
  }

  @Test
  void productsAreDifferentiableAtZeros() {
    close(gradient(new double[] {2, 0, 5}, x -> x.prod()), 0, 10, 0);
    close(gradient(new double[] {2, 0, 0}, x -> x.prod()), 0, 0, 0);
    close(gradient(new double[] {1, 2, 3, 4, 5}, x -> x.prod()), 120, 60, 40, 30, 24);
  }

  @Test
  void softmaxCrossEntropyHasProbabilitiesMinusTargets() {
    double p = 1 / (1 + Math.exp(-1));
    close(
        gradient(
            new double[] {1, 2},
            (m, x) -> Classification.softmaxCrossEntropy(x.reshape(1, 2), m.intConstant(1))),
        1 - p,
        p - 1);
    close(
        gradient(
            new double[] {1, 2},
            (m, x) -> Classification.softmaxCrossEntropy(x, m.constant(new double[] {0.25, 0.75}))),
        0.75 - p,
        p - 0.75);
    close(
        gradient(
            new double[] {1, NEGATIVE, 1},
            (m, x) -> Classification.softmaxCrossEntropy(x.reshape(1, 3), m.intConstant(0))),
        -0.5,
        0,
        0.5);
  }

  @Test
  void binaryCrossEntropyHasSigmoidMinusTarget() {
    close(
        gradient(
            new double[] {0, 1000, -1000, 1000},
            (m, x) ->
                Classification.binaryCrossEntropyWithLogits(
                    x, m.constant(new double[] {1, 1, 0, 0}), LossReduction.SUM)),
        -0.5,
        0,
        0,
        1);
  }

  @Test
  void huberClipsTheGradient() {
    close(
        gradient(
            new double[] {0.5, -3, 7}, (m, x) -> Losses.huber(x, m.zeros(), 2, LossReduction.SUM)),
        0.5,
        -2,
        2);
  }

  @Test
  void hingeStopsAtTheMargin() {
    close(
        gradient(
            new double[] {0.5, 2, -0.5},
            (m, x) -> Losses.hinge(x, m.constant(new double[] {1, 1, -1}), LossReduction.SUM)),
        -1,
        0,
        1);
  }

  @Test
  void aVarianceTooSmallStillHasAGradientOfTheFormula() {
    double[] g =
        gradient(
            new double[] {1e-9},
            (m, x) -> Losses.gaussianNegativeLogLikelihood(m.ones(1), m.zeros(1), x).times(1e-12));
    double v = 1e-6;
    assertThat(g[0]).isCloseTo(1e-12 * 0.5 * (1 / v - 1 / (v * v)), within(1e-9));
  }

  @Test
  void powersAtZero() {
    close(gradient(new double[] {0, 2}, x -> x.plus(x.pow(0)).sum()), 1, 1);
    close(gradient(new double[] {0, 2}, x -> x.pow(2).plus(x.pow(1)).sum()), 1, 5);
  }

  @Test
  void singleElementsAreLookedUpAndAddedUp() {
    close(
        gradient(new double[] {1, 2, 3}, (m, x) -> x.gather(m.intConstant(1)).square().sum()),
        0,
        4,
        0);
    close(
        gradient(new double[] {2}, (m, x) -> x.gather(m.intConstant(0, 0, 0)).square().sum()), 12);
    close(gradient(new double[] {1, 3, 2}, x -> x.gather(x.argmax(0)).square()), 0, 6, 0);
  }

  @Test
  void aScalarCarryIsTheResult() {
    close(
        gradient(
            new double[] {2},
            x ->
                Scan.from(x.get(0))
                    .times(3)
                    .run((c, none) -> Scan.next(c.get(0).square()))
                    .carry(0)),
        1024);
  }

  /** Smooth compositions beside central differences. */
  @TestFactory
  Stream<DynamicTest> gradientsAreThoseOfDifferences() {
    Map<String, BiFunction<ModelBuilder, Tensor, Tensor>> cases = new LinkedHashMap<>();
    cases.put("variance", (m, x) -> x.reshape(3, 4).variance(1).square().sum());
    cases.put("mean over a kept axis", (m, x) -> rows(x).minus(rows(x).mean(0)).exp().mean());
    cases.put("cumsum", (m, x) -> rows(x).cumsum(1).sin().sum());
    cases.put("integer powers", (m, x) -> x.pow(3).plus(x.plus(3).pow(-2)).sum());
    cases.put("real power", (m, x) -> x.plus(3).pow(1.5).sum());
    cases.put("diagonal", (m, x) -> Tensors.einsum("iij->j", cube(x)).square().sum());
    cases.put("trace", (m, x) -> Tensors.einsum("ii", rows(x).matmul(rows(x).transpose())));
    cases.put(
        "three factors",
        (m, x) -> Tensors.einsum("ij,jk,kl->il", rows(x), rows(x).transpose(), rows(x)).sum());
    cases.put("outer", (m, x) -> x.outer(x).sin().sum());
    cases.put("dot", (m, x) -> x.dot(x.exp()));
    cases.put(
        "broadcast matmul",
        (m, x) -> x.reshape(2, 2, 3).matmul(x.slice(0, 0, 6).reshape(1, 3, 2)).square().sum());
    cases.put(
        "matvec", (m, x) -> rows(x).matvec(x.get(dev.gradus.dsl.Range.of(0, 4))).tanh().sum());
    cases.put("slices", (m, x) -> x.slice(0, 1, 12, 3).times(x.slice(0, 0, 4)).sum());
    cases.put(
        "concat, stack, pad",
        (m, x) -> Tensors.stack(1, Tensors.concat(0, x, x.sin()), x.pad(0, 5, 7, 2)).prod(1).sum());
    cases.put("gather", (m, x) -> rows(x).gather(m.intConstant(2, 0, 2), 1).square().sum());
    cases.put(
        "scan",
        (m, x) ->
            Scan.from(m.constant(0.5))
                .over(x)
                .run(
                    (c, e) -> {
                      Tensor next = c.get(0).times(x.get(0)).plus(e.get(0)).sin();
                      return Scan.next(next).emit(next.square());
                    })
                .stacked(0)
                .sum());
    cases.put(
        "reversed nested scan",
        (m, x) ->
            Scan.from(m.constant(0.1))
                .over(rows(x))
                .reversed()
                .run(
                    (outer, row) ->
                        Scan.next(
                            Scan.from(outer.get(0))
                                .over(row.get(0))
                                .run(
                                    (c, e) ->
                                        Scan.next(c.get(0).plus(e.get(0).times(x.get(1))).tanh()))
                                .carry(0)))
                .carry(0));
    cases.put("select", (m, x) -> Tensors.select(x.greaterThan(0), x.plus(1).log(), x.exp()).sum());
    cases.put("poisson", (m, x) -> Losses.poissonNegativeLogLikelihood(x, m.constant(2)));
    cases.put(
        "gaussian",
        (m, x) ->
            Losses.gaussianNegativeLogLikelihood(
                x, m.constant(0.3), x.square().plus(0.5), true, LossReduction.MEAN));
    cases.put("squeeze", (m, x) -> x.reshape(1, 12, 1).squeeze().expandDims(1).cos().sum());
    return cases.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> compare(e.getValue())));
  }

  private static Tensor rows(Tensor x) {
    return x.reshape(3, 4);
  }

  private static Tensor cube(Tensor x) {
    return x.reshape(2, 2, 3);
  }

  private static void compare(BiFunction<ModelBuilder, Tensor, Tensor> f) {
    Random random = new Random(5);
    double[] at = random.doubles(12, -1, 1).toArray();
    for (Arithmetic arithmetic : Arithmetic.values()) {
      Kernel kernel = Kernels.compile(model(arithmetic, at, f));
      GradientCheck check = GradientCheck.compare(kernel, kernel.newWorkspace());
      assertThat(check.components()).hasSize(12);
      assertThat(check.components())
          .allSatisfy(c -> assertThat(c.error()).as(Arrays.toString(at)).isLessThan(1e-7));
    }
  }
}
