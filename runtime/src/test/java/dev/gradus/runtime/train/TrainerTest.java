package dev.gradus.runtime.train;

import static dev.gradus.runtime.train.StopCondition.epochs;
import static dev.gradus.runtime.train.StopCondition.gradientNormBelow;
import static dev.gradus.runtime.train.StopCondition.iterations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.data.Dataset;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.optim.Optimizer;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TrainerTest {
  @Test
  void adamMinimisesAQuadraticToTheStatedPoint() {
    ScalarKernel kernel = ScalarKernel.of("f", 2.0, x -> x * x + 2 * x + 5, x -> 2 * x + 2);
    TrainingRun run = Trainer.minimise(kernel).with(Adam.rate(0.1)).stopWhen(iterations(100)).run();
    assertThat(run.parameters().value("w")).isCloseTo(-0.980655, within(5e-7));
    assertThat(run.iterations()).isEqualTo(100);
    assertThat(run.updates()).isEqualTo(100);
  }

  @Test
  void ascentClimbsToTheStatedPoint() {
    ScalarKernel kernel = ScalarKernel.of("f", 1.0, x -> -x * x, x -> -2 * x);
    TrainingRun run = Trainer.maximise(kernel).with(Sgd.rate(0.1)).stopWhen(iterations(100)).run();
    assertThat(String.format(Locale.ROOT, "%.4e", run.parameters().value("w")))
        .isEqualTo("2.0370e-10");
  }

  @Test
  void likelihoodIsMaximisedToTheStatedMean() {
    ScalarKernel kernel =
        ScalarKernel.of(
            "log-likelihood",
            0.0,
            mu -> {
              double squares = (1 - mu) * (1 - mu) + (2 - mu) * (2 - mu) + (3 - mu) * (3 - mu);
              return -1.5 * Math.log(2 * Math.PI) - 0.5 * squares;
            },
            mu -> 6 - 3 * mu);
    TrainingRun run =
        Trainer.maximise(kernel).with(Adam.rate(0.01)).stopWhen(iterations(100)).run();
    assertThat(run.parameters().value("w")).isCloseTo(0.901552, within(5e-7));
  }

  @Test
  void threeHundredStepsDoNotBringTwoVectorsToTheirTarget() {
    TrainingRun run =
        Trainer.minimise(new VectorsKernel()).with(Adam.rate(0.01)).stopWhen(iterations(300)).run();
    double[] stated = {1.000, 1.821, 2.234, 2.444, 2.566};
    assertThat(run.parameters().get("a")).containsExactly(stated, within(5e-4));
    assertThat(run.parameters().get("b")).containsExactly(stated, within(5e-4));
  }

  @Test
  void maximisingIsMinimisingTheNegativeBitForBit() {
    ScalarKernel f = ScalarKernel.of("f", 0.3, Math::sin, Math::cos);
    ScalarKernel negative = ScalarKernel.of("-f", 0.3, x -> -Math.sin(x), x -> -Math.cos(x));
    for (Optimizer optimizer : List.of(Adam.rate(0.1), Sgd.rate(0.1).momentum(0.9))) {
      Trainer up = Trainer.maximise(f).with(optimizer).stopWhen(iterations(50));
      Trainer down = Trainer.minimise(negative).with(optimizer).stopWhen(iterations(50));
      assertThat(up.run().parameters().value("w")).isEqualTo(down.run().parameters().value("w"));
    }
  }

  @Test
  void minibatchesRecoverALinearModel() {
    double[] truth = {2, -1, 0.5, 3, -2};
    TrainingRun run = minibatch(UpdateFormula.NONE, truth).run();
    assertThat(run.parameters().get("w")).containsExactly(truth, within(0.03));
    assertThat(run.parameters().value("b")).isCloseTo(0.7, within(0.03));
    assertThat(run.epochs()).isEqualTo(20);
    assertThat(run.iterations()).isEqualTo(20 * 32);
    assertThat(run.losses()).hasSize(20 * 32);
  }

  @Test
  void theSameRunTwiceGivesTheSameBits() {
    double[] truth = {1, 2, 3};
    Trainer trainer = minibatch(UpdateFormula.NONE, truth);
    TrainingRun first = trainer.run();
    TrainingRun second = trainer.run();
    assertThat(second.parameters().get("w")).isEqualTo(first.parameters().get("w"));
    assertThat(second.losses()).isEqualTo(first.losses());
  }

  @Test
  void fusedStepsGiveTheBitsOfTheTwoCallForm() {
    double[] truth = {1, 2, 3};
    for (Optimizer optimizer : List.of(Sgd.rate(0.05), Adam.rate(0.05).amsgrad(true))) {
      LinearKernel kernel = new LinearKernel(3, optimizer.formula(false));
      Dataset data = LinearKernel.examples(100, truth, 0.7, 0.1, 5);
      Batches batches = Batches.of(data).size(32).shuffled(3);
      Trainer fused =
          Trainer.minimise(kernel).with(optimizer).on(batches).stopWhen(epochs(5)).keepLosses();
      TrainingRun one = fused.run();
      assertThat(kernel.steps).isEqualTo(5 * 4);
      TrainingRun two = fused.stopWhen(gradientNormBelow(0)).run();
      assertThat(kernel.steps).isEqualTo(5 * 4);
      assertThat(two.parameters().get("w")).isEqualTo(one.parameters().get("w"));
      assertThat(two.losses()).isEqualTo(one.losses());
    }
  }

  @Test
  void onlyIterationsThatAreRecordedLeaveTheFusedStep() {
    Sgd sgd = Sgd.rate(0.1);
    ScalarKernel kernel =
        ScalarKernel.fused("f", 5.0, sgd.formula(false), w -> 0.5 * w * w, w -> w);
    TrainingRun run =
        Trainer.minimise(kernel).with(sgd).stopWhen(iterations(100)).history(10).run();
    assertThat(kernel.steps).isEqualTo(90);
    assertThat(run.history().iteration()).hasSize(10).startsWith(0, 10, 20);
    assertThat(run.history().gradientNorm()[0]).isEqualTo(5.0);
    assertThat(run.parameters().value("w"))
        .isEqualTo(
            Trainer.minimise(ScalarKernel.quadratic())
                .with(sgd)
                .stopWhen(iterations(100))
                .run()
                .parameters()
                .value("w"));
  }

  @Test
  void anOptimizerMayDifferFromTheOneCompiledIn() {
    ScalarKernel kernel =
        ScalarKernel.fused("f", 5.0, Sgd.rate(1).formula(false), w -> 0.5 * w * w, w -> w);
    TrainingRun run = Trainer.minimise(kernel).with(Adam.rate(0.1)).stopWhen(iterations(3)).run();
    assertThat(kernel.steps).isZero();
    assertThat(run.parameters().value("w")).isCloseTo(4.7, within(1e-3));
  }

  @Test
  void microBatchesAccumulateToOneBatch() {
    double[] truth = {1, -2};
    Dataset data = LinearKernel.examples(100, truth, 0.5, 0.1, 6);
    LinearKernel kernel = new LinearKernel(2, UpdateFormula.NONE);
    TrainingRun whole =
        Trainer.minimise(kernel)
            .with(Sgd.rate(0.05))
            .on(Batches.of(data))
            .stopWhen(iterations(50))
            .keepLosses()
            .run();
    for (int size : new int[] {25, 30}) {
      TrainingRun parts =
          Trainer.minimise(kernel)
              .with(Sgd.rate(0.05))
              .on(Batches.of(data).size(size))
              .accumulate(4)
              .stopWhen(iterations(50))
              .keepLosses()
              .run();
      assertThat(parts.parameters().get("w"))
          .containsExactly(whole.parameters().get("w"), within(1e-14));
      assertThat(parts.losses()).containsExactly(whole.losses(), within(1e-12));
      assertThat(parts.epochs()).isEqualTo(50);
    }
  }

  @Test
  void inputsGivenOneByOneServeAsOneBatch() {
    LinearKernel kernel = new LinearKernel(1, UpdateFormula.NONE);
    TrainingRun run =
        Trainer.minimise(kernel)
            .with(Sgd.rate(0.1))
            .input("X", 0, 1, 2)
            .input("y", 1, 3, 5)
            .stopWhen(gradientNormBelow(1e-12))
            .run();
    assertThat(run.parameters().get("w")[0]).isCloseTo(2, within(1e-10));
    assertThat(run.parameters().value("b")).isCloseTo(1, within(1e-10));
  }

  private static Trainer minibatch(UpdateFormula update, double[] truth) {
    Dataset data = LinearKernel.examples(1000, truth, 0.7, 0.1, 1);
    return Trainer.minimise(new LinearKernel(truth.length, update))
        .with(Sgd.rate(0.05))
        .on(Batches.of(data).size(32).shuffled(7))
        .stopWhen(epochs(20))
        .keepLosses();
  }

  /** Squared distances of a and b from (1, 2, 3, 4, 5). */
  private static final class VectorsKernel extends HandWrittenKernel {
    VectorsKernel() {
      super(
          signature(
              "vectors",
              DType.DOUBLE,
              List.of(parameter("a", 0, 0, 0, 0, 0), parameter("b", 0, 0, 0, 0, 0))),
          UpdateFormula.NONE);
    }

    @Override
    public double valueAndGradient(Workspace w) {
      double sum = 0;
      for (int i = 0; i < 5; i++) {
        for (int p = 0; p < 2; p++) {
          double error = w.doubles[p][i] - (i + 1);
          sum += error * error;
          w.doubles[2 + p][i] = 2 * error;
        }
      }
      return sum;
    }
  }
}
