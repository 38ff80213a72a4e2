package dev.gradus.compiler;

import static dev.gradus.runtime.train.StopCondition.iterations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.dsl.Model;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.train.Trainer;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  @Test
  void aFailureInTheValueNamesOperationOperandAndLine() {
    Model model = Model.define("entropy", m -> m.parameter("p", 2).initial(1, 0).log().sum());
    assertThatThrownBy(() -> run(model))
        .hasMessageStartingWith("objective 'entropy' is -Infinity in iteration 0")
        .hasMessageContaining(
            "first to fail: log(0.0) = -Infinity at element 1 at DiagnosisTest.java:");
  }

  @Test
  void aFailureInTheGradientOnlyIsFoundToo() {
    Model model = Model.define("root", m -> m.parameter("p").initial(0).sqrt());
    assertThatThrownBy(() -> run(model))
        .hasMessageStartingWith("the gradient of 'root' for parameter 'p' is Infinity at element 0")
        .hasMessageContaining("; first to fail: ");
  }

  @Test
  void whereEverythingIsFiniteNothingIsFound() {
    Model model = Model.define("square", m -> m.parameter("p").initial(3).square());
    Kernel kernel = Kernels.compile(model);
    Workspace workspace = kernel.newWorkspace();
    assertThat(Kernels.firstNonFinite(model, workspace)).isEmpty();
  }

  private static void run(Model model) {
    Trainer.minimise(model).with(Sgd.rate(0.1)).diagnose().stopWhen(iterations(5)).run();
  }
}
