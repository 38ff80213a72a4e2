package dev.gradus.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Sums, dots and products of the scalar kernels, and those of STRICT arithmetic, against their
 * definitions.
 */
class ScalarLinearKernelsTest {
  private static final BlockKernels KERNELS = new ScalarBlockKernels();

  private static double[] randomDoubles(int n, Random random) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }

  @Test
  void sumsOfDoublesGoToInterleavedPartials() {
    Random random = new Random(1);
    double[] src = randomDoubles(120, random);
    for (int n = 0; n <= 70; n++) {
      int offset = random.nextInt(40);
      int start = random.nextInt(100);
      double[] expected = randomDoubles(8, random);
      double[] actual = expected.clone();
      for (int i = 0; i < n; i++) {
        expected[(start + i) % 8] += src[offset + i];
      }
      KERNELS.sum(src, offset, n, actual, start);
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  void dotsOfDoublesGoToInterleavedPartials() {
    Random random = new Random(2);
    double[] a = randomDoubles(120, random);
    double[] b = randomDoubles(120, random);
    for (int n = 0; n <= 70; n++) {
      int aOffset = random.nextInt(40);
      int bOffset = random.nextInt(40);
      int start = random.nextInt(100);
      double[] expected = randomDoubles(8, random);
      double[] actual = expected.clone();
      for (int i = 0; i < n; i++) {
        int p = (start + i) % 8;
        expected[p] = Math.fma(a[aOffset + i], b[bOffset + i], expected[p]);
      }
      KERNELS.dot(a, aOffset, b, bOffset, n, actual, start);
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  void aSumOfDoublesInPiecesIsTheSumOfTheWhole() {
    double[] src = randomDoubles(1000, new Random(3));
    double[] whole = new double[8];
    KERNELS.sum(src, 0, 1000, whole, 0);
    double[] pieces = new double[8];
    for (int from = 0; from < 1000; from += 37) {
      KERNELS.sum(src, from, Math.min(37, 1000 - from), pieces, from);
    }
    assertThat(pieces).isEqualTo(whole);
    assertThat(Partials.total(pieces)).isEqualTo(tree(whole));
  }

  private static double tree(double[] partials) {
    double[] p = partials.clone();
    for (int half = p.length / 2; half >= 1; half /= 2) {
      for (int j = 0; j < half; j++) {
        p[j] += p[j + half];
      }
    }
    return p[0];
  }

  @Test
  void rowDotsOfDoublesAreTotalsOfDots() {
    Random random = new Random(4);
    for (int cols = 0; cols <= 70; cols++) {
      double[] a = randomDoubles(5 * cols + 3, random);
      double[] x = randomDoubles(cols + 2, random);
      double[] out = new double[6];
      KERNELS.rowDots(a, 3, 5, cols, x, 2, out, 1);
      for (int r = 0; r < 5; r++) {
        double[] partials = new double[8];
        KERNELS.dot(a, 3 + r * cols, x, 2, cols, partials, 0);
        assertThat(out[1 + r]).isEqualTo(Partials.total(partials));
      }
    }
  }

  @Test
  void matrixProductsOfDoublesFollowTheDefinition() {
    int[] sizes = {0, 1, 2, 3, 4, 5, 7, 8, 9, 13, 16, 17, 33};
    Random random = new Random(5);
    for (int m : sizes) {
      for (int n : sizes) {
        for (int kk : sizes) {
          checkMatmulDoubles(m, n, kk, random);
        }
      }
    }
    checkMatmulDoubles(5, 300, 70, random);
  }

  private static void checkMatmulDoubles(int m, int n, int kk, Random random) {
    for (int layout = 0; layout < 8; layout++) {
      boolean aTransposed = (layout & 1) != 0;
      boolean bTransposed = (layout & 2) != 0;
      boolean accumulate = (layout & 4) != 0;
      int pad = random.nextInt(3);
      int aRow = aTransposed ? 1 : kk + pad;
      int aCol = aTransposed ? m + pad : 1;
      int bRow = bTransposed ? 1 : n + pad;
      int bCol = bTransposed ? kk + pad : 1;
      int cRow = n + pad;
      double[] a = randomDoubles(2 + (m + 3) * (kk + 3), random);
      double[] b = randomDoubles(1 + (n + 3) * (kk + 3), random);
      double[] c = randomDoubles(4 + (m + 3) * (n + 3), random);
      double[] fused = c.clone();
      double[] rounded = c.clone();
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          int at = 4 + i * cRow + j;
          double f = accumulate ? c[at] : 0;
          double s = f;
          for (int k = 0; k < kk; k++) {
            f = Math.fma(a[2 + i * aRow + k * aCol], b[1 + k * bRow + j * bCol], f);
            s += a[2 + i * aRow + k * aCol] * b[1 + k * bRow + j * bCol];
          }
          fused[at] = f;
          rounded[at] = s;
        }
      }
      double[] actual = c.clone();
      KERNELS.matmul(a, 2, aRow, aCol, b, 1, bRow, bCol, actual, 4, cRow, m, n, kk, accumulate);
      assertThat(actual).as("fused %dx%dx%d layout %d", m, n, kk, layout).isEqualTo(fused);
      actual = c.clone();
      StrictBlocks.matmul(
          a, 2, aRow, aCol, b, 1, bRow, bCol, actual, 4, cRow, m, n, kk, accumulate);
      assertThat(actual).as("rounded %dx%dx%d layout %d", m, n, kk, layout).isEqualTo(rounded);
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
  void sumsOfFloatsGoToInterleavedPartials() {
    Random random = new Random(1);
    float[] src = randomFloats(120, random);
    for (int n = 0; n <= 70; n++) {
      int offset = random.nextInt(40);
      int start = random.nextInt(100);
      float[] expected = randomFloats(16, random);
      float[] actual = expected.clone();
      for (int i = 0; i < n; i++) {
        expected[(start + i) % 16] += src[offset + i];
      }
      KERNELS.sum(src, offset, n, actual, start);
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  void dotsOfFloatsGoToInterleavedPartials() {
    Random random = new Random(2);
    float[] a = randomFloats(120, random);
    float[] b = randomFloats(120, random);
    for (int n = 0; n <= 70; n++) {
      int aOffset = random.nextInt(40);
      int bOffset = random.nextInt(40);
      int start = random.nextInt(100);
      float[] expected = randomFloats(16, random);
      float[] actual = expected.clone();
      for (int i = 0; i < n; i++) {
        int p = (start + i) % 16;
        expected[p] = Math.fma(a[aOffset + i], b[bOffset + i], expected[p]);
      }
      KERNELS.dot(a, aOffset, b, bOffset, n, actual, start);
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  void aSumOfFloatsInPiecesIsTheSumOfTheWhole() {
    float[] src = randomFloats(1000, new Random(3));
    float[] whole = new float[16];
    KERNELS.sum(src, 0, 1000, whole, 0);
    float[] pieces = new float[16];
    for (int from = 0; from < 1000; from += 37) {
      KERNELS.sum(src, from, Math.min(37, 1000 - from), pieces, from);
    }
    assertThat(pieces).isEqualTo(whole);
    assertThat(Partials.total(pieces)).isEqualTo(tree(whole));
  }

  private static float tree(float[] partials) {
    float[] p = partials.clone();
    for (int half = p.length / 2; half >= 1; half /= 2) {
      for (int j = 0; j < half; j++) {
        p[j] += p[j + half];
      }
    }
    return p[0];
  }

  @Test
  void rowDotsOfFloatsAreTotalsOfDots() {
    Random random = new Random(4);
    for (int cols = 0; cols <= 70; cols++) {
      float[] a = randomFloats(5 * cols + 3, random);
      float[] x = randomFloats(cols + 2, random);
      float[] out = new float[6];
      KERNELS.rowDots(a, 3, 5, cols, x, 2, out, 1);
      for (int r = 0; r < 5; r++) {
        float[] partials = new float[16];
        KERNELS.dot(a, 3 + r * cols, x, 2, cols, partials, 0);
        assertThat(out[1 + r]).isEqualTo(Partials.total(partials));
      }
    }
  }

  @Test
  void matrixProductsOfFloatsFollowTheDefinition() {
    int[] sizes = {0, 1, 2, 3, 4, 5, 7, 8, 9, 13, 16, 17, 33};
    Random random = new Random(5);
    for (int m : sizes) {
      for (int n : sizes) {
        for (int kk : sizes) {
          checkMatmulFloats(m, n, kk, random);
        }
      }
    }
    checkMatmulFloats(5, 300, 70, random);
  }

  private static void checkMatmulFloats(int m, int n, int kk, Random random) {
    for (int layout = 0; layout < 8; layout++) {
      boolean aTransposed = (layout & 1) != 0;
      boolean bTransposed = (layout & 2) != 0;
      boolean accumulate = (layout & 4) != 0;
      int pad = random.nextInt(3);
      int aRow = aTransposed ? 1 : kk + pad;
      int aCol = aTransposed ? m + pad : 1;
      int bRow = bTransposed ? 1 : n + pad;
      int bCol = bTransposed ? kk + pad : 1;
      int cRow = n + pad;
      float[] a = randomFloats(2 + (m + 3) * (kk + 3), random);
      float[] b = randomFloats(1 + (n + 3) * (kk + 3), random);
      float[] c = randomFloats(4 + (m + 3) * (n + 3), random);
      float[] fused = c.clone();
      float[] rounded = c.clone();
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          int at = 4 + i * cRow + j;
          float f = accumulate ? c[at] : 0;
          float s = f;
          for (int k = 0; k < kk; k++) {
            f = Math.fma(a[2 + i * aRow + k * aCol], b[1 + k * bRow + j * bCol], f);
            s += a[2 + i * aRow + k * aCol] * b[1 + k * bRow + j * bCol];
          }
          fused[at] = f;
          rounded[at] = s;
        }
      }
      float[] actual = c.clone();
      KERNELS.matmul(a, 2, aRow, aCol, b, 1, bRow, bCol, actual, 4, cRow, m, n, kk, accumulate);
      assertThat(actual).as("fused %dx%dx%d layout %d", m, n, kk, layout).isEqualTo(fused);
      actual = c.clone();
      StrictBlocks.matmul(
          a, 2, aRow, aCol, b, 1, bRow, bCol, actual, 4, cRow, m, n, kk, accumulate);
      assertThat(actual).as("rounded %dx%dx%d layout %d", m, n, kk, layout).isEqualTo(rounded);
    }
  }
}
