package dev.gradus.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.runtime.kernel.BlockKernels;
import dev.gradus.runtime.kernel.ScalarBlockKernels;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bit for bit, over lengths, offsets and layouts. */
class VectorLinearKernelsTest {
  private static final BlockKernels SCALAR = new ScalarBlockKernels();
  private static final BlockKernels VECTOR = new VectorBlockKernels(true);

  private static double[] randomDoubles(int n, Random random) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }

  @Test
  void sumsAndDotsOfDoublesAreThoseOfTheScalarKernels() {
    Random random = new Random(1);
    double[] a = randomDoubles(400, random);
    double[] b = randomDoubles(400, random);
    for (int n = 0; n <= 300; n += n < 140 ? 1 : 13) {
      int aOffset = random.nextInt(70);
      int bOffset = random.nextInt(70);
      int start = random.nextInt(100);
      double[] expected = randomDoubles(8, random);
      double[] actual = expected.clone();
      SCALAR.sum(a, aOffset, n, expected, start);
      VECTOR.sum(a, aOffset, n, actual, start);
      assertThat(actual).as("sum of %d from %d", n, start).isEqualTo(expected);
      SCALAR.dot(a, aOffset, b, bOffset, n, expected, start);
      VECTOR.dot(a, aOffset, b, bOffset, n, actual, start);
      assertThat(actual).as("dot of %d from %d", n, start).isEqualTo(expected);
    }
  }

  @Test
  void rowDotsOfDoublesAreThoseOfTheScalarKernels() {
    Random random = new Random(4);
    for (int cols = 0; cols <= 70; cols++) {
      for (int rows = 0; rows <= 9; rows++) {
        double[] a = randomDoubles(rows * cols + 3, random);
        double[] x = randomDoubles(cols + 2, random);
        double[] expected = new double[rows + 2];
        double[] actual = new double[rows + 2];
        SCALAR.rowDots(a, 3, rows, cols, x, 2, expected, 1);
        VECTOR.rowDots(a, 3, rows, cols, x, 2, actual, 1);
        assertThat(actual).as("%d rows of %d", rows, cols).isEqualTo(expected);
      }
    }
  }

  @Test
  void matrixProductsOfDoublesAreThoseOfTheScalarKernels() {
    int[] sizes = {0, 1, 2, 3, 4, 5, 8, 9, 16, 19, 33, 40};
    Random random = new Random(5);
    for (int m : sizes) {
      for (int n : sizes) {
        for (int kk : sizes) {
          checkMatmulDoubles(m, n, kk, random);
        }
      }
    }
    checkMatmulDoubles(37, 75, 140, random);
    checkMatmulDoubles(21, 130, 300, random);
    checkMatmulDoubles(128, 10, 128, random);
    for (int n : new int[] {100, 191, 230, 333}) {
      checkMatmulDoubles(1, n, 9, random);
      checkMatmulDoubles(n, 1, 9, random);
    }
  }

  private static void checkMatmulDoubles(int m, int n, int kk, Random random) {
    for (int layout = 0; layout < 12; layout++) {
      boolean aTransposed = (layout & 1) != 0;
      boolean bTransposed = (layout & 2) != 0;
      int pad = random.nextInt(3);
      // Rows and columns of A may both have gaps.
      int gap = layout < 8 ? 1 : 2;
      int aRow = gap * (aTransposed ? 1 : kk + pad);
      int aCol = gap * (aTransposed ? m + pad : 1);
      int bRow = bTransposed ? 1 : n + pad;
      int bCol = bTransposed ? kk + pad : 1;
      double[] a = randomDoubles(2 + gap * (m + 3) * (kk + 3), random);
      double[] b = randomDoubles(1 + (n + 3) * (kk + 3), random);
      double[] expected = randomDoubles(4 + (m + 3) * (n + 3), random);
      double[] actual = expected.clone();
      boolean accumulate = (layout & 4) != 0 || layout == 9;
      SCALAR.matmul(a, 2, aRow, aCol, b, 1, bRow, bCol, expected, 4, n + pad, m, n, kk, accumulate);
      VECTOR.matmul(a, 2, aRow, aCol, b, 1, bRow, bCol, actual, 4, n + pad, m, n, kk, accumulate);
      assertThat(actual).as("%dx%dx%d layout %d", m, n, kk, layout).isEqualTo(expected);
    }
  }

  private static float[] randomFloats(int n, Random random) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Test
  void sumsAndDotsOfFloatsAreThoseOfTheScalarKernels() {
    Random random = new Random(1);
    float[] a = randomFloats(400, random);
    float[] b = randomFloats(400, random);
    for (int n = 0; n <= 300; n += n < 140 ? 1 : 13) {
      int aOffset = random.nextInt(70);
      int bOffset = random.nextInt(70);
      int start = random.nextInt(100);
      float[] expected = randomFloats(16, random);
      float[] actual = expected.clone();
      SCALAR.sum(a, aOffset, n, expected, start);
      VECTOR.sum(a, aOffset, n, actual, start);
      assertThat(actual).as("sum of %d from %d", n, start).isEqualTo(expected);
      SCALAR.dot(a, aOffset, b, bOffset, n, expected, start);
      VECTOR.dot(a, aOffset, b, bOffset, n, actual, start);
      assertThat(actual).as("dot of %d from %d", n, start).isEqualTo(expected);
    }
  }

  @Test
  void rowDotsOfFloatsAreThoseOfTheScalarKernels() {
    Random random = new Random(4);
    for (int cols = 0; cols <= 70; cols++) {
      for (int rows = 0; rows <= 9; rows++) {
        float[] a = randomFloats(rows * cols + 3, random);
        float[] x = randomFloats(cols + 2, random);
        float[] expected = new float[rows + 2];
        float[] actual = new float[rows + 2];
        SCALAR.rowDots(a, 3, rows, cols, x, 2, expected, 1);
        VECTOR.rowDots(a, 3, rows, cols, x, 2, actual, 1);
        assertThat(actual).as("%d rows of %d", rows, cols).isEqualTo(expected);
      }
    }
  }

  @Test
  void matrixProductsOfFloatsAreThoseOfTheScalarKernels() {
    int[] sizes = {0, 1, 2, 3, 4, 5, 8, 9, 16, 19, 33, 40};
    Random random = new Random(5);
    for (int m : sizes) {
      for (int n : sizes) {
        for (int kk : sizes) {
          checkMatmulFloats(m, n, kk, random);
        }
      }
    }
    checkMatmulFloats(37, 75, 140, random);
    checkMatmulFloats(21, 130, 300, random);
    checkMatmulFloats(128, 10, 128, random);
    for (int n : new int[] {100, 191, 230, 333}) {
      checkMatmulFloats(1, n, 9, random);
      checkMatmulFloats(n, 1, 9, random);
    }
  }

  private static void checkMatmulFloats(int m, int n, int kk, Random random) {
    for (int layout = 0; layout < 12; layout++) {
      boolean aTransposed = (layout & 1) != 0;
      boolean bTransposed = (layout & 2) != 0;
      int pad = random.nextInt(3);
      // Rows and columns of A may both have gaps.
      int gap = layout < 8 ? 1 : 2;
      int aRow = gap * (aTransposed ? 1 : kk + pad);
      int aCol = gap * (aTransposed ? m + pad : 1);
      int bRow = bTransposed ? 1 : n + pad;
      int bCol = bTransposed ? kk + pad : 1;
      float[] a = randomFloats(2 + gap * (m + 3) * (kk + 3), random);
      float[] b = randomFloats(1 + (n + 3) * (kk + 3), random);
      float[] expected = randomFloats(4 + (m + 3) * (n + 3), random);
      float[] actual = expected.clone();
      boolean accumulate = (layout & 4) != 0 || layout == 9;
      SCALAR.matmul(a, 2, aRow, aCol, b, 1, bRow, bCol, expected, 4, n + pad, m, n, kk, accumulate);
      VECTOR.matmul(a, 2, aRow, aCol, b, 1, bRow, bCol, actual, 4, n + pad, m, n, kk, accumulate);
      assertThat(actual).as("%dx%dx%d layout %d", m, n, kk, layout).isEqualTo(expected);
    }
  }
}
