package dev.gradus.runtime.train;

import static dev.gradus.runtime.train.StopCondition.gradientNormBelow;
import static dev.gradus.runtime.train.StopCondition.iterations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.Diagnosable;
import dev.gradus.runtime.Diagnosis;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Objective;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.data.Dataset;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TrainerFailureTest {
  private final ScalarKernel quadratic = ScalarKernel.quadratic();

  @Test
  void anObjectiveThatIsNotANumberStopsTheRun() {
    ScalarKernel log = ScalarKernel.of("log", 1, Math::log, w -> 1 / w);
    GradusException problem =
        failure(() -> Trainer.minimise(log).with(Sgd.rate(2)).stopWhen(iterations(9)).run());
    assertThat(problem.problem()).isEqualTo(Problem.OBJECTIVE_NOT_FINITE);
    assertThat(problem)
        .hasMessageStartingWith(
            "objective 'log' is NaN in iteration 1; the largest parameter element is w[0] = -1.0; ");
  }

  @Test
  void anExplodingRateIsReportedWithTheGrownParameter() {
    GradusException problem =
        failure(
            () ->
                Trainer.minimise(quadratic)
                    .with(Sgd.rate(1e10))
                    .stopWhen(gradientNormBelow(0))
                    .run());
    assertThat(problem)
        .hasMessageContaining("is Infinity in iteration 16")
        .hasMessageContaining("w[0] = 4.99")
        .hasMessageContaining("lower the learning rate");
  }

  @Test
  void aGradientThatIsNotFiniteNamesParameterAndElement() {
    ScalarKernel root = ScalarKernel.of("root", 0, Math::sqrt, w -> 0.5 / Math.sqrt(w));
    assertThat(
            failure(
                () ->
                    Trainer.minimise(root).with(Sgd.rate(1)).stopWhen(gradientNormBelow(0)).run()))
        .hasMessageStartingWith(
            "the gradient of 'root' for parameter 'w' is Infinity at element 0 in iteration 0; ");
  }

  @Test
  void aFusedStepNamesTheParameterThatItSpoilt() {
    Sgd sgd = Sgd.rate(1);
    ScalarKernel root =
        ScalarKernel.fused("root", 0, sgd.formula(false), Math::sqrt, w -> 0.5 / Math.sqrt(w));
    assertThat(failure(() -> Trainer.minimise(root).with(sgd).stopWhen(iterations(5)).run()))
        .hasMessageStartingWith(
            "parameter 'w' became -Infinity at element 0 by the update of iteration 0; ");
    assertThat(root.steps).isPositive();
  }

  @Test
  void anUpdateThatOverflowsInTheLastIterationIsNotPassedOver() {
    ScalarKernel linear = ScalarKernel.of("f", 0, w -> w, w -> 1e300);
    assertThat(
            failure(
                () ->
                    Trainer.minimise(linear)
                        .with(Sgd.rate(1e300))
                        .stopWhen(iterations(1), gradientNormBelow(0))
                        .run()))
        .hasMessageContaining("parameter 'w' became -Infinity");
  }

  @Test
  void diagnosisNamesTheFirstOperation() {
    assertThat(
            failure(
                () ->
                    Trainer.minimise(new DiagnosableLog())
                        .with(Sgd.rate(2))
                        .diagnose()
                        .stopWhen(iterations(9))
                        .run()))
        .hasMessageContaining("; first to fail: log(w = -1.0) = NaN at Sample.java:12; ");
  }

  @Test
  void listenersHearOfTheFailure() {
    List<Problem> heard = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void failed(GradusException problem) {
            heard.add(problem.problem());
          }
        };
    failure(
        () ->
            Trainer.minimise(ScalarKernel.of("f", -1, Math::log, w -> 1 / w))
                .with(Sgd.rate(1))
                .listen(listener)
                .stopWhen(iterations(1))
                .run());
    assertThat(heard).containsExactly(Problem.OBJECTIVE_NOT_FINITE);
  }

  @Test
  void aParameterThatNothingMovesIsWarnedOf() {
    ScalarKernel flat = ScalarKernel.of("flat", 3, w -> 1, w -> 0);
    TrainingRun run = Trainer.minimise(flat).with(Sgd.rate(1)).stopWhen(iterations(10)).run();
    assertThat(run.warnings()).hasSize(1);
    assertThat(run.warnings().get(0))
        .startsWith("parameter 'w' is where it was before 10 updates; ");
  }

  @Test
  void aForgottenUpdateIsWarnedOf() {
    TrainingSession session = Trainer.minimise(quadratic).with(Sgd.rate(1)).session();
    session.evaluate();
    session.evaluate();
    assertThat(session.finish().warnings())
        .containsExactly(Problem.UPDATE_FORGOTTEN.message(2, "quadratic"));
  }

  @Test
  void anUpdateNeedsAFreshGradient() {
    TrainingSession session = Trainer.minimise(quadratic).with(Sgd.rate(1)).session();
    refused("without a new gradient", session::update);
    session.evaluate();
    session.update();
    refused("without a new gradient", session::update);
    refused("gradient of iteration 0 of 'quadratic' is no longer there", session::gradientNorm);
  }

  @Test
  void whatCannotBeTrainedIsRefused() {
    Trainer trainer = Trainer.minimise(quadratic).with(Sgd.rate(1));
    refused("would never end", trainer::run);
    refused("no optimiser", () -> Trainer.minimise(quadratic).stopWhen(iterations(1)).run());
    refused("no parameter 'v'; there are: w", () -> trainer.start("v", 1));
    refused("no parameter 'v'; there are: w", () -> trainer.only("v"));
    refused("no input 'X'; there are: none", () -> trainer.input("X", 1));
    refused("start of parameter 'w' is NaN at element 1", () -> trainer.start("w", 1, Double.NaN));
    refused("bounds of parameter 'w' are 2.0 and 1.0", () -> trainer.bounds("w", 2, 1));
    refused("clipNorm is 0.0", () -> trainer.clipNorm(0));
    refused("clipValue is NaN", () -> trainer.clipValue(Double.NaN));
    refused("accumulate is 0", () -> trainer.accumulate(0));
    refused("every is 0", () -> trainer.every(0));
    refused("history is -1", () -> trainer.history(-1));
    refused("'w' has 1 elements but", () -> trainer.start("w", 1, 2).session());
    refused(
        "no parameter to train",
        () -> Trainer.minimise(quadratic).with(Sgd.rate(1)).freeze("w").session());
  }

  @Test
  void frozenAndMissingParametersAreRefused() {
    Signature.Parameter frozen = new Signature.Parameter("w", List.of(), new double[1], true);
    refused("parameter 'w' is frozen", () -> constant(frozen).only("w").session());
    refused("its parameters are: w (frozen)", () -> constant(frozen).session());
    refused("its parameters are: none", () -> constant().session());
  }

  @Test
  void inputsThatDoNotFitAreRefused() {
    Dataset data = LinearKernel.examples(5, new double[] {1}, 0, 0, 1);
    refused("input 'X' is not bound", () -> linear().session());
    refused("input 'y' has no column", () -> linear().input("X", 1, 2).session());
    refused("in one place", () -> linear().on(Batches.of(data)).input("X", 1, 2).session());
    refused(
        "type INT but takes DOUBLE",
        () -> linear().input("X", new int[2]).input("y", 1, 2).session());
    refused(
        "holds NaN at row 1", () -> linear().input("X", 1, Double.NaN).input("y", 1, 2).session());
    refused("holds no rows", () -> linear().input("X", new double[0]).input("y").session());
  }

  @Test
  void anObjectiveWithoutCompilerIsRefused() {
    Objective objective = quadratic::signature;
    refused(
        "no compiler for objective 'quadratic'",
        () -> Trainer.minimise(objective).with(Sgd.rate(1)).stopWhen(iterations(1)).run());
  }

  private static Trainer linear() {
    return Trainer.minimise(new LinearKernel(1, UpdateFormula.NONE)).with(Sgd.rate(1));
  }

  private static Trainer constant(Signature.Parameter... parameters) {
    HandWrittenKernel kernel =
        new HandWrittenKernel(
            HandWrittenKernel.signature("constant", DType.DOUBLE, List.of(parameters)),
            UpdateFormula.NONE) {
          @Override
          public double valueAndGradient(Workspace w) {
            return 1;
          }
        };
    return Trainer.minimise(kernel).with(Sgd.rate(1));
  }

  private static GradusException failure(ThrowingCallable call) {
    return catchThrowableOfType(GradusException.class, call);
  }

  private static void refused(String what, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(GradusException.class).hasMessageContaining(what);
  }

  /** log w, which can say what went wrong. */
  private static final class DiagnosableLog extends HandWrittenKernel implements Diagnosable {
    DiagnosableLog() {
      super(signature("log", DType.DOUBLE, List.of(parameter("w", 1))), UpdateFormula.NONE);
    }

    @Override
    public double valueAndGradient(Workspace w) {
      w.doubles[1][0] = 1 / w.doubles[0][0];
      return Math.log(w.doubles[0][0]);
    }

    @Override
    public Optional<Diagnosis> firstNonFinite(Workspace w) {
      return Optional.of(
          new Diagnosis("log", List.of("w = " + w.doubles[0][0]), "NaN", "Sample.java:12"));
    }
  }
}
