package dev.gradus.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TeamTest {
  /** Products that are shared: tall, wide, with few rows, with a rest, deep. */
  private static final int[][] SIZES = {
    {256, 128, 130}, {2000, 33, 64}, {5, 6000, 150}, {231, 177, 113}, {40, 40, 2700}
  };

  /** What a product of random matrices leaves in C, by so many threads. */
  private interface Product {
    Object compute(int threads);
  }

  @Test
  void productsOfDoublesHaveTheSameBitsWhateverTheNumberOfThreads() {
    Random random = new Random(11);
    for (int[] size : SIZES) {
      int m = size[0];
      int n = size[1];
      int kk = size[2];
      assertThat((long) m * n * kk).isGreaterThanOrEqualTo(Team.WORTH_SHARING);
      double[] a = random.doubles((long) m * kk + 3, -1, 1).toArray();
      double[] b = random.doubles((long) n * kk + 2, -1, 1).toArray();
      double[] start = random.doubles((long) m * (n + 1) + 5, -1, 1).toArray();
      for (int layout = 0; layout < 8; layout++) {
        boolean transposed = (layout & 1) != 0;
        boolean adds = (layout & 2) != 0;
        boolean strict = (layout & 4) != 0;
        int aRow = transposed ? 1 : kk;
        int aCol = transposed ? m : 1;
        int bRow = transposed ? 1 : n;
        int bCol = transposed ? kk : 1;
        check(
            threads -> {
              double[] c = start.clone();
              Team before = Team.enter(threads, null);
              if (strict) {
                StrictBlocks.matmul(
                    a, 3, aRow, aCol, b, 2, bRow, bCol, c, 5, n + 1, m, n, kk, adds);
              } else {
                Blocks.matmul(a, 3, aRow, aCol, b, 2, bRow, bCol, c, 5, n + 1, m, n, kk, adds);
              }
              Team.leave(before);
              return c;
            });
      }
    }
  }

  @Test
  void productsOfFloatsHaveTheSameBitsWhateverTheNumberOfThreads() {
    Random random = new Random(12);
    for (int[] size : SIZES) {
      int m = size[0];
      int n = size[1];
      int kk = size[2];
      float[] a = randomFloats(m * kk + 3, random);
      float[] b = randomFloats(n * kk + 2, random);
      float[] start = randomFloats(m * (n + 1) + 5, random);
      for (int layout = 0; layout < 8; layout++) {
        boolean transposed = (layout & 1) != 0;
        boolean adds = (layout & 2) != 0;
        boolean strict = (layout & 4) != 0;
        int aRow = transposed ? 1 : kk;
        int aCol = transposed ? m : 1;
        int bRow = transposed ? 1 : n;
        int bCol = transposed ? kk : 1;
        check(
            threads -> {
              float[] c = start.clone();
              Team before = Team.enter(threads, null);
              if (strict) {
                StrictBlocks.matmul(
                    a, 3, aRow, aCol, b, 2, bRow, bCol, c, 5, n + 1, m, n, kk, adds);
              } else {
                Blocks.matmul(a, 3, aRow, aCol, b, 2, bRow, bCol, c, 5, n + 1, m, n, kk, adds);
              }
              Team.leave(before);
              return c;
            });
      }
    }
  }

  private static float[] randomFloats(int n, Random random) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }

  private static void check(Product product) {
    Object expected = product.compute(1);
    for (int threads : new int[] {2, 3, 16}) {
      assertThat(product.compute(threads)).as("%d threads", threads).isEqualTo(expected);
    }
  }

  @Test
  void everyElementBelongsToOnePart() {
    for (int length : new int[] {1, 31, 32, 33, 64, 100, 1000}) {
      for (int threads : new int[] {2, 3, 5, 64}) {
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        List<Thread> workers = Collections.synchronizedList(new ArrayList<>());
        Team before = Team.enter(threads, null);
        Team.share(
            length,
            1,
            (row, rows, column, columns) -> {
              workers.add(Thread.currentThread());
              for (int r = row; r < row + rows; r++) {
                seen.add(r);
              }
            });
        Team.leave(before);
        Collections.sort(seen);
        assertThat(seen).hasSize(length).doesNotHaveDuplicates().startsWith(0).endsWith(length - 1);
        assertThat(workers).hasSize(Math.min(threads, (length + 31) / 32));
      }
    }
  }

  @Test
  void whatAThreadThrowsReachesTheCallerOnceAllAreDone() {
    for (int failing = 0; failing < 4; failing++) {
      int bad = failing;
      List<Integer> done = Collections.synchronizedList(new ArrayList<>());
      Team before = Team.enter(4, null);
      assertThatThrownBy(
              () ->
                  Team.share(
                      128,
                      1,
                      (row, rows, column, columns) -> {
                        if (row == bad * 32) {
                          throw new IllegalStateException("part " + bad);
                        }
                        done.add(row);
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("part " + bad);
      Team.leave(before);
      assertThat(done).hasSize(3);
    }
  }
}
