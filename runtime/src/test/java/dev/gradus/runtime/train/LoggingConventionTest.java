package dev.gradus.runtime.train;

import static dev.gradus.runtime.train.StopCondition.gradientNormBelow;
import static dev.gradus.runtime.train.StopCondition.iterations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.optim.Sgd;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Gradient descent on three functions of one number, against known logs. */
class LoggingConventionTest {
  @Test
  void quadraticInDouble() {
    assertThat(log(ScalarKernel.quadratic(), 0.5, 80))
        .isEqualTo("final w=7.275958e-11, final L=2.646978e-21, iters=37");
  }

  @Test
  void quadraticInFloat() {
    assertThat(log(ScalarKernel.ofFloat("f", 5, w -> 0.5f * w * w, w -> w), 0.5, 80))
        .isEqualTo("final w=7.275958e-11, final L=2.646978e-21, iters=37");
  }

  @Test
  void shiftedQuadraticInDouble() {
    assertThat(log(ScalarKernel.of("f", 5, w -> 0.5 * (w - 1) * (w - 1), w -> w - 1), 0.5, 80))
        .isEqualTo("final w=1.000000e+00, final L=1.694066e-21, iters=37");
  }

  @Test
  void shiftedQuadraticInFloatArrivesExactly() {
    assertThat(
            log(ScalarKernel.ofFloat("f", 5, w -> 0.5f * (w - 1) * (w - 1), w -> w - 1), 0.5, 80))
        .isEqualTo("final w=1.000000e+00, final L=0.000000e+00, iters=27");
  }

  @Test
  void doubleWellInDoubleEndsAtTheCap() {
    Kernel well =
        ScalarKernel.of("f", 5, w -> 0.5 * ((w * w - 1) * (w * w - 1)), w -> 2 * (w * w - 1) * w);
    assertThat(log(well, 0.02, 200))
        .isEqualTo("final w=9.999991e-01, final L=1.982635e-12, iters=200");
  }

  @Test
  void doubleWellInFloatEndsAtTheCap() {
    Kernel well =
        ScalarKernel.ofFloat(
            "f", 5, w -> 0.5f * ((w * w - 1) * (w * w - 1)), w -> 2 * (w * w - 1) * w);
    assertThat(log(well, 0.02, 200))
        .isEqualTo("final w=9.999991e-01, final L=1.818989e-12, iters=200");
  }

  private static String log(Kernel kernel, double rate, int cap) {
    TrainingRun run =
        Trainer.minimise(kernel)
            .with(Sgd.rate(rate))
            .stopWhen(gradientNormBelow(1e-10), iterations(cap))
            .run();
    return String.format(
        Locale.ROOT,
        "final w=%.6e, final L=%.6e, iters=%d",
        run.parameters().value("w"),
        run.objective(),
        run.iterations());
  }
}
