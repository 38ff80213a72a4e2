package dev.gradus.compiler.method;

import static dev.gradus.runtime.train.StopCondition.epochs;
import static dev.gradus.runtime.train.StopCondition.iterations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.data.Dataset;
import dev.gradus.runtime.data.DoubleColumn;
import dev.gradus.runtime.method.MethodObjective;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingRun;
import org.junit.jupiter.api.Test;

class MethodObjectiveTest {
  private static MethodObjective.Builder fit() {
    return Gradients.of(Trained.class, "fit").objective();
  }

  private static MethodObjective complete() {
    return fit()
        .parameter("m", new double[2][2])
        .parameter("b", 0.0)
        .input("x", 2)
        .input("y", 1)
        .batchSize("rows")
        .build();
  }

  @Test
  void rowsNumbersAndBatchesAreTrained() {
    double[] x = {0, 0, 1, 0, 0, 1, 1, 1, 2, 1};
    double[] y = {1, 3, 4, 6, 8};
    Dataset data = Dataset.of(new DoubleColumn("x", x, 2)).and("y", y);
    TrainingRun run =
        Trainer.minimise(complete())
            .with(Sgd.rate(0.05))
            .on(Batches.of(data).size(2))
            .stopWhen(epochs(2000))
            .run();
    double[] m = run.parameters().get("m");
    assertThat(m[0]).isCloseTo(2, within(1e-6));
    assertThat(m[1]).isCloseTo(3, within(1e-6));
    assertThat(run.parameters().value("b") + m[2] + m[3]).isCloseTo(1, within(1e-6));
  }

  @Test
  void floatsAreTrainedInFloat() {
    MethodObjective bowl =
        Gradients.of(Trained.class, "bowl")
            .objective()
            .parameter("x", new float[] {3, -2})
            .constant("offset", 2f)
            .build();
    TrainingRun run = Trainer.minimise(bowl).with(Sgd.rate(0.25)).stopWhen(iterations(60)).run();
    assertThat(run.parameters().get("x")).containsExactly(1, 1);
  }

  @Test
  void aKernelServesSeveralWorkspaces() {
    Kernel kernel = Kernels.compile(complete());
    Workspace w = kernel.newWorkspace();
    assertThatThrownBy(() -> kernel.value(w)).hasMessageContaining("input 'x' is not bound");
    w.bind("x", new double[] {1, 2});
    w.bind("y", new double[] {3});
    assertThat(kernel.valueAndGradient(w)).isEqualTo(9);
    assertThat(w.gradient("m")).containsExactly(-6, -12, -6, -6);
    assertThat(w.gradient("b")).containsExactly(-6);
    assertThat(kernel.value(w)).isEqualTo(9);
  }

  @Test
  void whatIsMissingOrDoesNotFitIsNamed() {
    assertThatThrownBy(() -> fit().parameter("b", 0.0).build())
        .hasMessageContaining("nothing was said about the parameters m, x, y, rows of");
    assertThatThrownBy(() -> fit().parameter("x", new double[3]))
        .hasMessageContaining("parameter 'x' of")
        .hasMessageContaining("cannot be trained");
    assertThatThrownBy(() -> fit().parameter("b", 0))
        .hasMessageContaining("takes double but was given Integer");
    assertThatThrownBy(() -> fit().constant("w", 1))
        .hasMessageContaining("has no parameter 'w'; it has: m, b, x, y, rows");
    assertThatThrownBy(() -> fit().input("m", 2))
        .hasMessageContaining("takes double[][] but was given the rows of batches");
    assertThatThrownBy(() -> fit().parameter("m", new double[][] {{1, 2}, {3}}))
        .hasMessageContaining("ragged");
    assertThatThrownBy(
            () ->
                Gradients.of(Trained.class, "whole")
                    .objective()
                    .parameter("x", new double[3])
                    .build())
        .hasMessageContaining("returns int, which cannot be minimised");
  }
}
