package dev.gradus.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.optim.UpdateFormula;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
  @Test
  void aRightGradientAgrees() {
    Kernel kernel = ScalarKernel.of("sin", 0.7, Math::sin, Math::cos);
    GradientCheck check = GradientCheck.compare(kernel, kernel.newWorkspace());
    assertThat(check.agreesWithin(1e-9)).isTrue();
    assertThat(check.components()).hasSize(1);
  }

  @Test
  void aWrongGradientIsNamed() {
    Kernel kernel = ScalarKernel.of("sin", 0.7, Math::sin, w -> -Math.cos(w));
    GradientCheck check = GradientCheck.compare(kernel, kernel.newWorkspace());
    assertThat(check.agreesWithin(1e-3)).isFalse();
    assertThat(check.toString()).startsWith("sin: 1 components, worst w[0]: gradient -0.76");
  }

  @Test
  void aGradientThatIsNotANumberNeverAgrees() {
    Kernel kernel = ScalarKernel.of("sin", 0.7, Math::sin, w -> Double.NaN);
    assertThat(GradientCheck.compare(kernel, kernel.newWorkspace()).agreesWithin(1e9)).isFalse();
  }

  @Test
  void everyComponentIsComparedAndTheParametersAreKept() {
    LinearKernel kernel = new LinearKernel(3, UpdateFormula.NONE);
    Workspace w = kernel.newWorkspace();
    w.setParameter("w", 0.1, 0.2, 0.3);
    Batches.of(LinearKernel.examples(20, new double[] {1, 2, 3}, 1, 0.1, 9)).feed(w).next();
    GradientCheck check = GradientCheck.compare(kernel, w);
    assertThat(check.components()).hasSize(4);
    assertThat(check.agreesWithin(1e-8)).isTrue();
    assertThat(w.parameter("w")).containsExactly(0.1, 0.2, 0.3);
  }

  @Test
  void aFloatGradientIsComparedWithDifferencesOfItsDoubleTwin() {
    Kernel single = ScalarKernel.ofFloat("cube", 1.3, w -> w * w * w, w -> 3 * w * w);
    Kernel twin = ScalarKernel.of("cube", 0, w -> w * w * w, w -> 3 * w * w);
    assertThat(
            GradientCheck.compare(single, single.newWorkspace(), twin, twin.newWorkspace())
                .agreesWithin(1e-6))
        .isTrue();
    assertThat(GradientCheck.compare(single, single.newWorkspace()).agreesWithin(1e-3)).isTrue();
  }

  @Test
  void unboundInputsAreRefused() {
    LinearKernel kernel = new LinearKernel(1, UpdateFormula.NONE);
    assertThatThrownBy(() -> GradientCheck.compare(kernel, kernel.newWorkspace()))
        .isInstanceOf(GradusException.class)
        .hasMessageContaining("input 'X' is not bound");
  }
}
