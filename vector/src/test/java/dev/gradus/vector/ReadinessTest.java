package dev.gradus.vector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradus.runtime.kernel.BlockKernels;
import java.lang.management.ManagementFactory;
import jdk.incubator.vector.VectorShape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  @Test
  void fixedReadinessStays() {
    Readiness never = Readiness.always(false);
    Readiness always = Readiness.always(true);
    for (int i = 0; i < 10; i++) {
      assertThat(never.ready(1_000_000)).isFalse();
      assertThat(always.ready(1_000_000)).isTrue();
    }
  }

  @Test
  void unsupportedLoopsAreNeverReady() {
    assertThat(Readiness.after(false, Exercise.DOUBLE_SUMS).ready(1_000_000)).isFalse();
  }

  /**
   * Waits for the JIT, which has all the time it takes on a busy machine. Vectors shorter than the
   * processor's own need not win: the JIT makes long ones of the scalar loops by itself.
   */
  @Test
  @Tag("long")
  void exercisedLoopsAllocateNothing() {
    boolean faster = Exercise.DOUBLE_PRODUCTS.succeeds();
    assertThat(faster || !Width.SHAPE.equals(VectorShape.preferredShape())).isTrue();
    BlockKernels kernels = new VectorBlockKernels(true);
    double[] a = new double[4000];
    double[] c = new double[4000];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int window = 0; window < 10; window++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 100; i++) {
        kernels.matmul(a, 0, 40, 1, a, 0, 40, 1, c, 0, 40, 40, 40, 40, false);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
  }
}
