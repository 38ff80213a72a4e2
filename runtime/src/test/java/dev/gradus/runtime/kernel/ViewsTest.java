package dev.gradus.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ViewsTest {
  @Test
  void rankZeroCopiesOneElement() {
    double[] dst = new double[3];
    Views.copy(new double[] {1, 2, 3}, 2, new int[0], dst, 1, new int[0], new int[0]);
    assertThat(dst).containsExactly(0, 3, 0);
  }

  @Test
  void aTransposeIsACopyWithSwappedStrides() {
    float[] dst = new float[6];
    Views.copy(
        new float[] {1, 2, 3, 4, 5, 6},
        0,
        new int[] {1, 3},
        dst,
        0,
        new int[] {2, 1},
        new int[] {3, 2});
    assertThat(dst).containsExactly(1, 4, 2, 5, 3, 6);
  }

  @Test
  void strideZeroBroadcasts() {
    int[] dst = new int[6];
    Views.copy(new int[] {7, 8}, 0, new int[] {1, 0}, dst, 0, new int[] {3, 1}, new int[] {2, 3});
    assertThat(dst).containsExactly(7, 7, 7, 8, 8, 8);
  }

  @Test
  void anEmptyExtentCopiesNothing() {
    double[] dst = {5};
    Views.copy(new double[0], 0, new int[] {1, 0}, dst, 0, new int[] {1, 0}, new int[] {0, 3});
    Views.copy(new double[0], 0, new int[] {0}, dst, 0, new int[] {1}, new int[] {0});
    assertThat(dst).containsExactly(5);
  }

  @Test
  void randomViewsAreCopiedElementByElement() {
    Random random = new Random(1);
    for (int round = 0; round < 500; round++) {
      int rank = random.nextInt(5);
      int[] extents = new int[rank];
      int[] srcStrides = new int[rank];
      int[] dstStrides = new int[rank];
      for (int axis = 0; axis < rank; axis++) {
        extents[axis] = random.nextInt(5);
        srcStrides[axis] = random.nextInt(6) - 1;
      }
      int size = 1;
      for (int axis = rank - 1; axis >= 0; axis--) {
        dstStrides[axis] = size;
        if (random.nextBoolean()) {
          srcStrides[axis] = size;
        }
        size *= Math.max(extents[axis], 1);
      }
      double[] src = random.doubles(4000).toArray();
      double[] expected = new double[size + 1];
      int[] index = new int[rank];
      for (int count = Arrays.stream(extents).reduce(1, (a, b) -> a * b); count > 0; count--) {
        int from = 1000;
        int to = 1;
        for (int axis = 0; axis < rank; axis++) {
          from += index[axis] * srcStrides[axis];
          to += index[axis] * dstStrides[axis];
        }
        expected[to] = src[from];
        for (int axis = rank - 1; axis >= 0 && ++index[axis] == extents[axis]; axis--) {
          index[axis] = 0;
        }
      }
      double[] actual = new double[size + 1];
      Views.copy(src, 1000, srcStrides, actual, 1, dstStrides, extents);
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  void fillSetsRunsAndViews() {
    double[] run = new double[4];
    Views.fill(run, 1, 2, 9);
    assertThat(run).containsExactly(0, 9, 9, 0);
    float[] view = new float[6];
    Views.fill(view, 0, new int[] {3, 2}, new int[] {2, 2}, 4);
    assertThat(view).containsExactly(4, 0, 4, 4, 0, 4);
    int[] block = new int[6];
    Views.fill(block, 1, new int[] {3, 1}, new int[] {2, 2}, 1);
    assertThat(block).containsExactly(0, 1, 1, 0, 1, 1);
    Views.fill(block, 0, new int[0], new int[0], 5);
    assertThat(block[0]).isEqualTo(5);
  }
}
