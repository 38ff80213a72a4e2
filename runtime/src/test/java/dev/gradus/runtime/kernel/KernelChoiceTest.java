package dev.gradus.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KernelChoiceTest {
  @Test
  void withoutTheVectorModuleTheScalarKernelsServe() {
    assertThat(KernelChoice.choose(null).name()).isEqualTo("scalar");
    assertThat(Blocks.kernels().name()).isEqualTo("scalar");
  }

  @Test
  void scalarKernelsCanBeForced() {
    assertThat(KernelChoice.choose("scalar")).isInstanceOf(ScalarBlockKernels.class);
  }

  @Test
  void vectorKernelsThatCannotBeLoadedAreAProblem() {
    assertThatThrownBy(() -> KernelChoice.choose("vector"))
        .hasMessageContaining("gradus.kernels")
        .hasMessageContaining("--add-modules jdk.incubator.vector")
        .hasMessageContaining("NO_VECTOR_KERNELS");
  }

  @Test
  void unknownKernelsAreAProblem() {
    assertThatThrownBy(() -> KernelChoice.choose("quantum"))
        .hasMessageContaining("'quantum'")
        .hasMessageContaining("'scalar' or 'vector'")
        .hasMessageContaining("UNKNOWN_KERNELS");
  }
}
