package dev.gradus.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.runtime.kernel.Blocks;
import org.junit.jupiter.api.Test;

class VectorChoiceTest {
  @Test
  void theVectorKernelsAreFoundAndChosen() {
    assertThat(Blocks.kernels()).isInstanceOf(VectorBlockKernels.class);
    assertThat(Blocks.kernels().name()).isEqualTo("vector-" + Width.SHAPE.vectorBitSize());
  }

  @Test
  void resultsDoNotChangeWhenVectorsTakeOver() {
    double[] x = new double[512];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 256) * 0.01;
    }
    double[] first = new double[512];
    Blocks.exp(x, first, 512);
    double[] again = new double[512];
    for (int round = 0; round < 2000; round++) {
      Blocks.exp(x, again, 512);
      assertThat(again).isEqualTo(first);
    }
  }
}
