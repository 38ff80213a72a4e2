package dev.gradus.dsl.loss;

import static dev.gradus.dsl.Model.BATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.dsl.Evaluation;
import dev.gradus.dsl.ModelBuilder;
import dev.gradus.dsl.Tensor;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LossesTest {
  private static final double[] PREDICTION = {0.5, -1.5, 2.0, 0.0};
  private static final double[] TARGET = {1.0, -1.0, -1.0, 0.0};

  private interface Loss {
    Tensor of(Tensor prediction, Tensor target);
  }

  private static double[] loss(Loss loss) {
    return Evaluation.values(m -> loss.of(m.constant(PREDICTION), m.constant(TARGET)));
  }

  @Test
  void meanSquaredErrorAveragesOverAllElements() {
    assertThat(loss(Losses::meanSquaredError)).containsExactly((0.25 + 0.25 + 9) / 4);
    assertThat(loss((p, t) -> Losses.squaredError(p, t, LossReduction.SUM))).containsExactly(9.5);
    assertThat(loss((p, t) -> Losses.squaredError(p, t, LossReduction.NONE)))
        .containsExactly(0.25, 0.25, 9, 0);
  }

  @Test
  void theMeanIncludesTheBatch() {
    assertThat(
            new Evaluation()
                .batch(2)
                .with("p", 1, 2, 3, 4)
                .with("t", 0, 0, 0, 0)
                .run(m -> Losses.meanSquaredError(m.input("p", BATCH, 2), m.input("t", BATCH, 2)))
                .values())
        .containsExactly(7.5);
  }

  @Test
  void meanAbsoluteError() {
    assertThat(loss(Losses::meanAbsoluteError)).containsExactly(1);
  }

  @Test
  void huberIsSquareNearAndLinearFar() {
    assertThat(loss((p, t) -> Losses.huber(p, t, 1, LossReduction.NONE)))
        .containsExactly(0.125, 0.125, 2.5, 0);
    assertThat(loss((p, t) -> Losses.huber(p, t, 0.25, LossReduction.NONE)))
        .containsExactly(0.09375, 0.09375, 0.71875, 0);
    assertThat(loss(Losses::huber)).containsExactly(2.75 / 4);
  }

  @Test
  void hingeIsZeroBeyondTheMargin() {
    assertThat(loss((p, t) -> Losses.hinge(p, t, LossReduction.NONE)))
        .containsExactly(0.5, 0, 3, 1);
    assertThat(loss(Losses::hinge)).containsExactly(4.5 / 4);
  }

  @Test
  void gaussianLikelihoodFollowsItsFormula() {
    Function<ModelBuilder, Tensor> e =
        m ->
            Losses.gaussianNegativeLogLikelihood(
                m.constant(new double[] {1, 2}),
                m.constant(new double[] {1.5, 2}),
                m.constant(new double[] {4, 0.25}));
    double expected = (0.5 * (Math.log(4) + 0.25 / 4) + 0.5 * Math.log(0.25)) / 2;
    assertThat(Evaluation.values(e)[0]).isCloseTo(expected, within(1e-15));
    double full =
        Evaluation.values(
            m ->
                Losses.gaussianNegativeLogLikelihood(
                    m.constant(0), m.constant(0), m.constant(1), true, LossReduction.SUM))[0];
    assertThat(full).isCloseTo(0.9189385332046727, within(1e-15));
  }

  @Test
  void gaussianLikelihoodHoldsTheVarianceAwayFromZero() {
    double tiny =
        Evaluation.values(
            m ->
                Losses.gaussianNegativeLogLikelihood(
                    m.constant(1), m.constant(1), m.constant(1e-30)))[0];
    assertThat(tiny).isCloseTo(0.5 * Math.log(1e-6), within(1e-12));
  }

  @Test
  void poissonLikelihoodTakesLogRates() {
    double[] each =
        Evaluation.values(
            m ->
                Losses.poissonNegativeLogLikelihood(
                    m.constant(new double[] {0, 1}),
                    m.constant(new double[] {2, 3}),
                    LossReduction.NONE));
    assertThat(each).containsExactly(1, StrictMath.exp(1) - 3);
  }

  @Test
  void binaryCrossEntropyNeverOverflows() {
    double[] each =
        Evaluation.values(
            m ->
                Classification.binaryCrossEntropyWithLogits(
                    m.constant(new double[] {0, 1000, -1000, 1000, 0.3}),
                    m.constant(new double[] {1, 1, 0, 0, 0.6}),
                    LossReduction.NONE));
    double p = 1 / (1 + Math.exp(-0.3));
    assertThat(each[0]).isCloseTo(Math.log(2), within(1e-15));
    assertThat(each[1]).isZero();
    assertThat(each[2]).isZero();
    assertThat(each[3]).isEqualTo(1000);
    assertThat(each[4]).isCloseTo(-0.6 * Math.log(p) - 0.4 * Math.log(1 - p), within(1e-15));
  }

  private static double[] crossEntropy(double[] logits, int... target) {
    int classes = logits.length / target.length;
    return Evaluation.values(
        m ->
            Classification.softmaxCrossEntropy(
                m.constant(logits, target.length, classes),
                m.intConstant(target),
                LossReduction.NONE));
  }

  @Test
  void softmaxCrossEntropyTakesClassNumbers() {
    double[] each = crossEntropy(new double[] {1, 2, 3, 0, 0, 0}, 2, 1);
    double sum = Math.exp(1) + Math.exp(2) + Math.exp(3);
    assertThat(each[0]).isCloseTo(-Math.log(Math.exp(3) / sum), within(1e-15));
    assertThat(each[1]).isCloseTo(Math.log(3), within(1e-15));
  }

  @Test
  void softmaxCrossEntropyTakesDistributions() {
    double[] each =
        Evaluation.values(
            m ->
                Classification.softmaxCrossEntropy(
                    m.constant(new double[] {0, 0, 1, 3}, 2, 2),
                    m.constant(new double[] {0.5, 0.5, 0.25, 0.75}, 2, 2),
                    LossReduction.NONE));
    double p = 1 / (1 + Math.exp(2));
    assertThat(each[0]).isCloseTo(Math.log(2), within(1e-15));
    assertThat(each[1]).isCloseTo(-0.25 * Math.log(p) - 0.75 * Math.log(1 - p), within(1e-15));
  }

  @Test
  void softmaxCrossEntropyIgnoresClassesThatAreRuledOut() {
    double[] each = crossEntropy(new double[] {1, Double.NEGATIVE_INFINITY, 1}, 0);
    assertThat(each[0]).isCloseTo(Math.log(2), within(1e-15));
  }

  @Test
  void anUnknownClassIsNotPassedOverInSilence() {
    assertThat(crossEntropy(new double[] {1, 2, 3, 1, 2, 3, 1, 2, 3}, 3, 2, -1))
        .satisfies(
            each -> {
              assertThat(each[0]).isNaN();
              assertThat(each[1]).isFinite();
              assertThat(each[2]).isNaN();
            });
  }

  @Test
  void aColumnIsNotComparedWithARow() {
    assertThatThrownBy(
            () ->
                Evaluation.values(
                    m -> Losses.meanSquaredError(m.input("p", BATCH, 1), m.input("t", BATCH))))
        .hasMessageContaining(
            "squaredError compares a prediction of shape (BATCH, 1) with a target of shape (BATCH)")
        .hasMessageContaining("(at LossesTest.java:");
    assertThatThrownBy(
            () ->
                Evaluation.values(
                    m ->
                        Classification.softmaxCrossEntropy(
                            m.input("p", BATCH, 3), m.intInput("t", BATCH, 3))))
        .hasMessageContaining("(BATCH, 3)");
    assertThat(Evaluation.values(m -> Losses.meanSquaredError(m.ones(2, 3), m.constant(2))))
        .containsExactly(1);
  }
}
