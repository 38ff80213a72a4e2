package dev.gradus.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.runtime.Allocation;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.data.BatchFeed;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.data.Dataset;
import dev.gradus.runtime.optim.UpdateFormula;
import org.junit.jupiter.api.Test;

class GradientSumTest {
  @Test
  void gradientsAddUpUntilCleared() {
    for (ScalarKernel kernel :
        new ScalarKernel[] {
          ScalarKernel.quadratic(), ScalarKernel.ofFloat("f", 5, w -> 0.5f * w * w, w -> w)
        }) {
      Workspace w = kernel.newWorkspace();
      GradientSum sum = new GradientSum(kernel, w);
      w.setParameter("w", 2);
      assertThat(sum.add()).isEqualTo(2);
      assertThat(sum.get("w")).containsExactly(2);
      w.setParameter("w", 1);
      sum.add();
      assertThat(sum.get("w")).containsExactly(3);
      sum.clear();
      sum.add();
      assertThat(sum.get("w")).containsExactly(1);
      sum.add(3);
      sum.store(8);
      assertThat(w.gradient("w")).containsExactly(0.5);
    }
  }

  @Test
  void fourMicroBatchesMakeOneBatch() {
    Dataset data = LinearKernel.examples(100, new double[] {1, 2}, 0, 0.1, 3);
    LinearKernel kernel = new LinearKernel(2, UpdateFormula.NONE);
    Workspace whole = kernel.newWorkspace();
    Batches.of(data).feed(whole).next();
    kernel.valueAndGradient(whole);
    Workspace parts = kernel.newWorkspace();
    GradientSum sum = new GradientSum(kernel, parts);
    BatchFeed feed = Batches.of(data).size(25).feed(parts);
    while (feed.next()) {
      sum.add();
    }
    sum.store(4);
    assertThat(parts.gradient("w")).containsExactly(whole.gradient("w"), within(1e-14));
  }

  @Test
  void addingAllocatesNothing() {
    LinearKernel kernel = new LinearKernel(2, UpdateFormula.NONE);
    Workspace w = kernel.newWorkspace();
    Batches.of(LinearKernel.examples(10, new double[] {1, 2}, 0, 0.1, 3)).feed(w).next();
    GradientSum sum = new GradientSum(kernel, w);
    assertThat(
            Allocation.bytesPerCall(
                () -> {
                  sum.add();
                  sum.store(1);
                }))
        .isZero();
  }
}
