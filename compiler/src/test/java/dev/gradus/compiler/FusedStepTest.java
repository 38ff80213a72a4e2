package dev.gradus.compiler;

import static dev.gradus.dsl.Model.BATCH;
import static dev.gradus.dsl.loss.Losses.meanSquaredError;
import static dev.gradus.runtime.train.StopCondition.epochs;
import static dev.gradus.runtime.train.StopCondition.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.data.Column;
import dev.gradus.runtime.data.Dataset;
import dev.gradus.runtime.data.SplitMix64;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.optim.AdamW;
import dev.gradus.runtime.optim.Optimizer;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An update compiled into the kernel against the same formula run by the training loop. */
class FusedStepTest {
  private static final int ROWS = 70;
  private static final int WIDTH = 300;
  private static final List<Optimizer> OPTIMIZERS =
      List.of(
          Sgd.rate(0.01),
          Sgd.rate(0.01).momentum(0.9).nesterov(true).weightDecay(0.1),
          Adam.rate(0.01).weightDecay(0.1),
          Adam.rate(0.01).amsgrad(true),
          AdamW.rate(0.01));

  @Test
  void fusedAndSeparateUpdatesGiveTheSameBits() {
    for (DType dtype : List.of(DType.DOUBLE, DType.FLOAT)) {
      for (Arithmetic arithmetic : Arithmetic.values()) {
        for (Optimizer optimizer : OPTIMIZERS) {
          for (boolean maximise : new boolean[] {false, true}) {
            Model model = linear(maximise).with(dtype).with(arithmetic);
            TrainingRun fused = trainer(model, maximise, optimizer).run();
            TrainingRun separate =
                trainer(model, maximise, optimizer).stopWhen(named("never", p -> false)).run();
            String what = dtype + " " + arithmetic + " " + optimizer.name() + " " + maximise;
            for (String name : fused.parameters().names()) {
              assertThat(fused.parameters().get(name))
                  .as(what + " " + name)
                  .isEqualTo(separate.parameters().get(name));
            }
            assertThat(fused.losses()).as(what).isEqualTo(separate.losses());
            assertThat(fused.losses()[14]).isNotEqualTo(fused.losses()[0]);
          }
        }
      }
    }
  }

  @Test
  void maximisingIsMinimisingTheNegativeBitForBit() {
    for (Optimizer optimizer : OPTIMIZERS) {
      TrainingRun down = trainer(linear(false), false, optimizer).run();
      TrainingRun up = trainer(linear(true), true, optimizer).run();
      for (String name : down.parameters().names()) {
        assertThat(up.parameters().get(name)).isEqualTo(down.parameters().get(name));
      }
    }
  }

  private static Trainer trainer(Model model, boolean maximise, Optimizer optimizer) {
    Trainer trainer = maximise ? Trainer.maximise(model) : Trainer.minimise(model);
    return trainer
        .with(optimizer)
        .on(Batches.of(examples()).size(16).shuffled(5))
        .stopWhen(epochs(3))
        .keepLosses();
  }

  private static Model linear(boolean negative) {
    return Model.define(
        "linear",
        m -> {
          Tensor w = m.parameter("w", WIDTH);
          Tensor b = m.parameter("b");
          Tensor x = m.input("X", BATCH, WIDTH);
          Tensor y = m.input("y", BATCH);
          Tensor loss = meanSquaredError(x.dot(w).plus(b), y);
          return negative ? loss.unaryMinus() : loss;
        });
  }

  private static Dataset examples() {
    SplitMix64 random = new SplitMix64(3);
    double[] x = new double[ROWS * WIDTH];
    double[] y = new double[ROWS];
    for (int i = 0; i < x.length; i++) {
      x[i] = (random.nextDouble() - 0.5) / 10;
      y[i / WIDTH] += x[i] * (i % 3);
    }
    return Dataset.of(Column.of("X", x, WIDTH)).and("y", y);
  }
}
