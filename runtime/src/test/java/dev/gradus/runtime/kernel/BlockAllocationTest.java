package dev.gradus.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BlockAllocationTest {
  private static final double[] X = new double[1200];
  private static final double[] Y = new double[1200];
  private static final float[] U = new float[1200];
  private static final float[] V = new float[1200];
  private static final double[] PARTIALS = new double[Partials.DOUBLES];
  private static final int[] ROW_MAJOR = {40, 1};
  private static final int[] COLUMN_MAJOR = {1, 30};
  private static final int[] EXTENTS = {30, 40};

  private static void workOnDoubles() {
    Blocks.exp(X, Y, X.length);
    Blocks.log(X, Y, X.length);
    Blocks.log1p(X, Y, X.length);
    Blocks.tanh(X, Y, X.length);
    Blocks.softplus(X, Y, X.length);
    Blocks.erf(X, Y, X.length);
    Blocks.sum(X, 3, 100, PARTIALS, 5);
    Blocks.dot(X, 3, Y, 4, 100, PARTIALS, 5);
    Blocks.rowDots(X, 0, 20, 30, Y, 0, Y, 100);
    Blocks.matmul(X, 0, 20, 1, X, 100, 30, 1, Y, 0, 30, 10, 30, 20, true);
    StrictBlocks.matmul(X, 0, 20, 1, X, 100, 1, 20, Y, 0, 3, 10, 3, 20, false);
    Reductions.sumInterleaved(X, 0, 10, 100, Y, 0, true);
    Reductions.max(X, 0, 10, 10, 10, Y, 0);
    Views.copy(X, 0, COLUMN_MAJOR, Y, 0, ROW_MAJOR, EXTENTS);
  }

  private static void workOnFloats() {
    Blocks.exp(U, V, U.length);
    Blocks.sigmoid(U, V, U.length);
    Blocks.sin(U, V, U.length);
    Blocks.matmul(U, 0, 20, 1, U, 100, 30, 1, V, 0, 30, 10, 30, 20, true);
    Reductions.sumInterleaved(U, 0, 10, 100, V, 0, true);
  }

  @Test
  void nothingIsAllocatedInSteadyState() {
    Arrays.fill(X, 0.5);
    X[7] = Double.NaN;
    Arrays.fill(U, 0.5f);
    U[7] = 1000;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int window = 0; window < 10; window++) { // the JVM itself may allocate in some of them
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 20; i++) {
        workOnDoubles();
        workOnFloats();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
  }
}
