package dev.gradus.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.train.StepSizeSweep.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepSizeSweepTest {
  private final StepSizeSweep sweep =
      StepSizeSweep.of(ScalarKernel.quadratic()).target(1e-5).cap(200);

  @Test
  void iterationsToTheTargetOfAQuadraticAreTheKnownOnes() {
    List<StepSizeSweep.Outcome> outcomes = sweep.run(1.0, 0.5, 0.1, 1.9, 2.0, 3.0);
    assertThat(outcomes)
        .extracting(StepSizeSweep.Outcome::iterations)
        .containsExactly(1, 11, 67, 67, 200, 200);
    assertThat(outcomes)
        .extracting(StepSizeSweep.Outcome::verdict)
        .containsExactly(
            Verdict.REACHED,
            Verdict.REACHED,
            Verdict.REACHED,
            Verdict.REACHED,
            Verdict.OSCILLATES,
            Verdict.DIVERGES);
    assertThat(outcomes.get(1)).hasToString("step 0.5: reached after 11");
  }

  @Test
  void aSmallStepIsNotReached() {
    assertThat(sweep.run(0.001).get(0)).hasToString("step 0.001: not reached after 200");
  }

  @Test
  void aStartAtTheTargetNeedsNoUpdate() {
    StepSizeSweep.Outcome outcome =
        sweep.startingAt(w -> w.setParameter("w", 0.001)).run(0.5).get(0);
    assertThat(outcome.iterations()).isZero();
    assertThat(outcome.verdict()).isEqualTo(Verdict.REACHED);
  }

  @Test
  void overflowIsDivergenceBeforeTheCap() {
    StepSizeSweep.Outcome outcome =
        StepSizeSweep.of(
                ScalarKernel.of(
                    "well", 5, w -> 0.5 * ((w * w - 1) * (w * w - 1)), w -> 2 * (w * w - 1) * w))
            .target(1e-5)
            .run(0.5)
            .get(0);
    assertThat(outcome.verdict()).isEqualTo(Verdict.DIVERGES);
    assertThat(outcome.iterations()).isLessThan(20);
    assertThat(outcome.objective()).isNotFinite();
  }

  @Test
  void aCapBelowOneIsRefused() {
    assertThatThrownBy(() -> sweep.cap(0))
        .isInstanceOf(GradusException.class)
        .hasMessageContaining("cap is 0 but must be at least 1");
  }
}
