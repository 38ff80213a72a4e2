package dev.gradus.runtime.train;

import static dev.gradus.runtime.train.StopCondition.epochs;
import static dev.gradus.runtime.train.StopCondition.gradientNormBelow;
import static dev.gradus.runtime.train.StopCondition.iterations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.runtime.Allocation;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.ParameterHandle;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.data.Dataset;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.optim.Optimizer;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainerOptionsTest {
  private final ScalarKernel quadratic = ScalarKernel.quadratic();

  @Test
  void boundsHoldTheParameterByProjection() {
    ScalarKernel left = ScalarKernel.of("f", 3, w -> (w + 1) * (w + 1), w -> 2 * (w + 1));
    ScalarKernel right = ScalarKernel.of("f", 3, w -> (w - 1) * (w - 1), w -> 2 * (w - 1));
    for (Optimizer optimizer : List.of(Sgd.rate(0.1), Adam.rate(0.1))) {
      Trainer toZero = Trainer.minimise(left).with(optimizer);
      TrainingRun zero =
          toZero.bounds("w", 0, 10).stopWhen(gradientNormBelow(1e-9), iterations(2000)).run();
      assertThat(zero.parameters().value("w")).isZero();
      assertThat(zero.stoppedBy()).hasToString("Optional[gradient norm <= 1.0E-9]");
      Trainer toOne = Trainer.minimise(right).with(optimizer);
      TrainingRun one =
          toOne.bounds("w", 0, 10).stopWhen(gradientNormBelow(1e-9), iterations(2000)).run();
      assertThat(one.parameters().value("w")).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void theProjectedGradientOfAMaximumAtABoundIsZero() {
    TrainingRun run =
        Trainer.maximise(ScalarKernel.of("f", 0, w -> w, w -> 1))
            .with(Sgd.rate(0.5))
            .bounds("w", -1, 1)
            .stopWhen(gradientNormBelow(0), iterations(100))
            .run();
    assertThat(run.updates()).isEqualTo(2);
    assertThat(run.parameters().value("w")).isEqualTo(1);
  }

  @Test
  void aStartOutsideTheBoundsIsProjected() {
    TrainingRun run =
        Trainer.minimise(quadratic)
            .with(Sgd.rate(0))
            .bounds("w", -2, 2)
            .stopWhen(iterations(1))
            .run();
    assertThat(run.objective()).isEqualTo(2.0);
  }

  @Test
  void clippingByNormFollowsTorch() {
    TrainingRun run = oneStep(trainer().clipNorm(2));
    assertThat(run.parameters().value("w")).isEqualTo(5 - 5 * (2 / (5 + 1e-6)));
    assertThat(oneStep(trainer().clipNorm(6)).parameters().value("w")).isEqualTo(0);
  }

  @Test
  void clippingByValueClampsComponents() {
    assertThat(oneStep(trainer().clipValue(0.5)).parameters().value("w")).isEqualTo(4.5);
  }

  @Test
  void chosenParametersOnlyAreTrained() {
    Dataset data = LinearKernel.examples(50, new double[] {2}, 1, 0, 4);
    Trainer onlyBias = linear(data).only("b");
    TrainingRun run = onlyBias.run();
    assertThat(run.parameters().get("w")).containsExactly(0);
    assertThat(run.parameters().value("b")).isNotZero();
    TrainingRun frozen = linear(data).freeze("b").run();
    assertThat(frozen.parameters().value("b")).isZero();
    assertThat(frozen.parameters().get("w")[0]).isNotZero();
  }

  @Test
  void aRunStartsWhereItIsTold() {
    ParameterHandle w = () -> "w";
    assertThat(oneStep(trainer().start("w", 3)).objective()).isEqualTo(4.5);
    assertThat(oneStep(trainer().start(w, 3)).value(w)).isZero();
    assertThat(oneStep(trainer().start(Map.of("w", new double[] {3}))).objective()).isEqualTo(4.5);
    TrainingRun first = oneStep(Trainer.minimise(quadratic).with(Sgd.rate(0.5)));
    TrainingRun next =
        oneStep(Trainer.minimise(quadratic).with(Sgd.rate(0.5)).start(first.parameters().toMap()));
    assertThat(next.values(w)).containsExactly(1.25);
  }

  @Test
  void historyShowsGapAndNorms() {
    History history =
        Trainer.minimise(ScalarKernel.of("f", 2, w -> w * w + 1, w -> 2 * w))
            .with(Sgd.rate(0.25))
            .stopWhen(iterations(5))
            .history(2)
            .optimum(1)
            .run()
            .history();
    assertThat(history.iteration()).containsExactly(0, 2, 4);
    assertThat(history.objective()).containsExactly(5, 1.25, 1 + 1 / 64.0);
    assertThat(history.gap()).containsExactly(4, 0.25, 1 / 64.0);
    assertThat(history.gradientNorm()).containsExactly(4, 1, 0.25);
    assertThat(history.parameterNorm()).containsExactly(2, 0.5, 0.125);
  }

  @Test
  void listenersHearTheRunInOrder() {
    List<String> heard = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void started(Progress p) {
            heard.add("started " + p.objectiveName());
          }

          @Override
          public void stepped(Progress p) {
            heard.add(
                p.iteration() + ": w=" + p.parameters().value("w") + " g=" + p.gradientNorm());
          }

          @Override
          public void epochEnded(Progress p) {
            heard.add("epoch " + p.epochs());
          }

          @Override
          public void ended(TrainingRun run) {
            heard.add("ended " + run.iterations());
          }
        };
    trainer().listen(listener).every(2).stopWhen(iterations(3)).run();
    assertThat(heard)
        .containsExactly(
            "started quadratic",
            "0: w=5.0 g=5.0",
            "epoch 1",
            "epoch 2",
            "2: w=0.0 g=0.0",
            "epoch 3",
            "ended 3");
  }

  @Test
  void aListenerOfTheObjectiveOnlyLeavesStepsFused() {
    Sgd sgd = Sgd.rate(0.5);
    ScalarKernel fused = ScalarKernel.fused("f", 5, sgd.formula(false), w -> 0.5 * w * w, w -> w);
    List<Double> objectives = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void stepped(Progress p) {
            objectives.add(p.objective());
          }

          @Override
          public boolean readsObjectiveOnly() {
            return true;
          }
        };
    Trainer.minimise(fused).with(sgd).listen(listener).stopWhen(iterations(3)).run();
    assertThat(fused.steps).isEqualTo(3);
    assertThat(objectives).containsExactly(12.5, 3.125, 0.78125);
  }

  @Test
  void epochObjectiveIsTheMeanOverRows() {
    double[] seen = new double[2];
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochEnded(Progress p) {
            seen[0] = p.epochObjective();
            seen[1] = p.iterationsPerEpoch();
          }
        };
    Dataset data = LinearKernel.examples(10, new double[] {2}, 1, 0, 4);
    TrainingRun whole = linear(data).with(Sgd.rate(0)).run();
    linear(data).with(Sgd.rate(0)).on(Batches.of(data).size(4)).listen(listener).run();
    assertThat(seen[0]).isCloseTo(whole.objective(), within(1e-14));
    assertThat(seen[1]).isEqualTo(3);
  }

  @Test
  void aSessionIsDrivenByHand() {
    TrainingSession session = Trainer.minimise(quadratic).with(Sgd.rate(0.5)).session();
    for (int k = 0; k < 3; k++) {
      assertThat(session.evaluate()).isEqualTo(12.5 * Math.pow(4, -k));
      assertThat(session.gradientNorm()).isEqualTo(5 * Math.pow(2, -k));
      session.update();
    }
    TrainingRun run = session.finish();
    assertThat(run.parameters().value("w")).isEqualTo(0.625);
    assertThat(run.stoppedBy()).isEmpty();
    assertThat(run.iterations()).isEqualTo(3);
  }

  @Test
  void floatParametersAreClippedAccumulatedAndBoundedInFloat() {
    ScalarKernel single = ScalarKernel.ofFloat("f", 5, w -> 0.5f * w * w, w -> w);
    TrainingRun run =
        Trainer.minimise(single)
            .with(Adam.rate(0.5))
            .clipNorm(1)
            .clipValue(0.7)
            .bounds("w", 0.1, 10)
            .stopWhen(gradientNormBelow(0), iterations(100))
            .run();
    assertThat(run.parameters().value("w")).isEqualTo((double) 0.1f);
    assertThat(single.signature().dtype()).isEqualTo(DType.FLOAT);
  }

  @Test
  void stepsAllocateNothing() {
    Dataset data = LinearKernel.examples(100, new double[] {1, 2, 3}, 0.5, 0.1, 2);
    LinearKernel kernel = new LinearKernel(3, UpdateFormula.NONE);
    TrainingSession session =
        Trainer.minimise(kernel)
            .with(Adam.rate(0.001))
            .on(Batches.of(data).size(32).shuffled(1))
            .clipNorm(10)
            .bounds("w", -5, 5)
            .accumulate(2)
            .stopWhen(gradientNormBelow(0), iterations(1_000_000))
            .session();
    assertThat(Allocation.bytesPerCall(session::step)).isZero();
  }

  @Test
  void fusedStepsAllocateNothing() {
    Sgd sgd = Sgd.rate(0.01).momentum(0.9);
    HandWrittenKernel kernel = new FusedQuadratic(sgd.formula(false));
    TrainingSession session =
        Trainer.minimise(kernel).with(sgd).stopWhen(iterations(1_000_000)).session();
    assertThat(Allocation.bytesPerCall(session::step)).isZero();
    assertThat(kernel.steps).isPositive();
  }

  private Trainer trainer() {
    return Trainer.minimise(quadratic).with(Sgd.rate(1));
  }

  private static TrainingRun oneStep(Trainer trainer) {
    return trainer.stopWhen(iterations(1)).run();
  }

  private static Trainer linear(Dataset data) {
    return Trainer.minimise(new LinearKernel(1, UpdateFormula.NONE))
        .with(Sgd.rate(0.1))
        .on(Batches.of(data))
        .stopWhen(epochs(1));
  }

  /** ½ w² whose step really is fused: momentum written out. */
  private static final class FusedQuadratic extends HandWrittenKernel {
    FusedQuadratic(UpdateFormula update) {
      super(signature("f", DType.DOUBLE, List.of(parameter("w", 5))), update);
    }

    @Override
    public double valueAndGradient(Workspace w) {
      w.doubles[1][0] = w.doubles[0][0];
      return 0.5 * w.doubles[0][0] * w.doubles[0][0];
    }

    @Override
    public double step(Workspace w) {
      steps++;
      double x = w.doubles[0][0];
      double b = w.hyper[1] * w.doubles[2][0] + w.hyper[2] * x;
      w.doubles[2][0] = b;
      w.doubles[0][0] = x - w.hyper[0] * b;
      return 0.5 * x * x;
    }
  }
}
