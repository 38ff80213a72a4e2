package dev.gradus.runtime.train;

import static dev.gradus.runtime.train.StopCondition.epochs;
import static dev.gradus.runtime.train.StopCondition.gradientNormBelow;
import static dev.gradus.runtime.train.StopCondition.iterations;
import static dev.gradus.runtime.train.StopCondition.named;
import static dev.gradus.runtime.train.StopCondition.objectiveAbove;
import static dev.gradus.runtime.train.StopCondition.objectiveBelow;
import static dev.gradus.runtime.train.StopCondition.relativeChangeBelow;
import static dev.gradus.runtime.train.StopCondition.wallClock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.optim.UpdateFormula;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StopConditionTest {
  @Test
  void aBudgetCountsTheUpdateOfItsLastIteration() {
    TrainingRun run = halving(iterations(10));
    assertThat(run.iterations()).isEqualTo(10);
    assertThat(run.updates()).isEqualTo(10);
    assertThat(run.parameters().value("w")).isEqualTo(5 * 0x1p-10);
    assertThat(run.objective()).isEqualTo(12.5 * 0x1p-18);
    assertThat(run.stoppedBy()).hasToString("Optional[iterations = 10]");
  }

  @Test
  void convergenceLeavesTheLastUpdateOut() {
    TrainingRun run = halving(gradientNormBelow(5 * 0x1p-10));
    assertThat(run.iterations()).isEqualTo(11);
    assertThat(run.updates()).isEqualTo(10);
    assertThat(run.parameters().value("w")).isEqualTo(5 * 0x1p-10);
    assertThat(run.objective()).isEqualTo(12.5 * 0x1p-20);
  }

  @Test
  void theFirstConditionThatHoldsEndsTheRunAndIsNamed() {
    StopCondition first = objectiveBelow(1e-5);
    StopCondition second = iterations(1000);
    assertThat(halving(second, first).stoppedBy()).containsSame(first);
    assertThat(halving(first, iterations(3)).stoppedBy()).hasToString("Optional[iterations = 3]");
  }

  @Test
  void objectiveAndRelativeChangeAndOwnConditionsHold() {
    assertThat(halving(objectiveBelow(1e-5)).updates()).isEqualTo(11);
    assertThat(halving(relativeChangeBelow(0.75)).iterations()).isEqualTo(2);
    assertThat(halving(named("w small", p -> p.parameterNorm() < 1)).updates()).isEqualTo(3);
    TrainingRun up =
        Trainer.maximise(ScalarKernel.of("f", 5, w -> -0.5 * w * w, w -> -w))
            .with(Sgd.rate(0.5))
            .stopWhen(objectiveAbove(-1e-5))
            .run();
    assertThat(up.updates()).isEqualTo(11);
  }

  @Test
  void anExpiredClockEndsTheRunAfterItsFirstUpdate() {
    TrainingRun run = halving(wallClock(Duration.ZERO));
    assertThat(run.updates()).isEqualTo(1);
    assertThat(run.stoppedBy()).hasToString("Optional[wall clock = PT0S]");
  }

  @Test
  void epochsCountWholePassesOverTheData() {
    TrainingRun run =
        Trainer.minimise(new LinearKernel(1, UpdateFormula.NONE))
            .with(Sgd.rate(0.01))
            .on(Batches.of(LinearKernel.examples(10, new double[] {1}, 0, 0, 1)).size(4))
            .stopWhen(epochs(3))
            .run();
    assertThat(run.iterations()).isEqualTo(9);
    assertThat(run.epochs()).isEqualTo(3);
    assertThat(halving(epochs(4)).iterations()).isEqualTo(4);
  }

  @Test
  void impossibleConditionsAreRefused() {
    refused("iterations is 0", () -> iterations(0));
    refused("epochs is -1", () -> epochs(-1));
    refused("gradient norm bound is -1.0", () -> gradientNormBelow(-1));
    refused("relative change bound is NaN", () -> relativeChangeBelow(Double.NaN));
    refused("objective target is NaN", () -> objectiveBelow(Double.NaN));
  }

  private static void refused(String what, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(GradusException.class).hasMessageContaining(what);
  }

  private static TrainingRun halving(StopCondition... conditions) {
    return Trainer.minimise(ScalarKernel.quadratic())
        .with(Sgd.rate(0.5))
        .stopWhen(conditions)
        .run();
  }
}
