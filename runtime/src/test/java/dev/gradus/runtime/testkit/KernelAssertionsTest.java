package dev.gradus.runtime.testkit;

import static dev.gradus.runtime.testkit.GradientAssertions.assertGradientMatches;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.train.KernelFixtures;
import org.junit.jupiter.api.Test;

class KernelAssertionsTest {
  @Test
  void aRightGradientPassesAndParametersAreKept() {
    Kernel kernel = KernelFixtures.scalar(0.7, Math::sin, Math::cos);
    Workspace w = kernel.newWorkspace();
    assertGradientMatches(kernel, w);
    assertThat(w.parameter("w")).containsExactly(0.7);
  }

  @Test
  void aWrongGradientFails() {
    Kernel kernel = KernelFixtures.scalar(0.7, Math::sin, w -> Math.cos(w) + 1e-4);
    assertThatThrownBy(() -> assertGradientMatches(kernel, kernel.newWorkspace()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the gradient of objective 'scalar' does not match")
        .hasMessageContaining("w[0]");
  }
}
