package dev.gradus.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.runtime.kernel.BlockKernels;
import dev.gradus.runtime.kernel.Partials;
import dev.gradus.runtime.kernel.ScalarBlockKernels;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bit for bit, over lengths, offsets and places. */
class VectorRowKernelsTest {
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
  void rowsOfDoublesAreAddedAndSubtractedAsByTheScalarKernels() {
    Random random = new Random(1);
    for (int n = 0; n <= 300; n += n < 70 ? 1 : 13) {
      int offset = random.nextInt(9);
      double[] row = randomDoubles(n, random);
      double[] expected = randomDoubles(n + 12, random);
      double[] actual = expected.clone();
      SCALAR.addTo(row, expected, offset, new double[n], n);
      VECTOR.addTo(row, actual, offset, new double[n], n);
      assertThat(actual).as("%d added from %d", n, offset).isEqualTo(expected);
      SCALAR.subtractFrom(row, expected, offset + 1, new double[n], n);
      VECTOR.subtractFrom(row, actual, offset + 1, new double[n], n);
      assertThat(actual).as("%d subtracted from %d", n, offset).isEqualTo(expected);
    }
  }

  /** One element at every place that reaches the bound, or is NaN. */
  @Test
  void doublesAreComparedAsByTheScalarKernels() {
    for (int n = 0; n <= 70; n++) {
      double[] x = new double[n + 3];
      x[0] = 1;
      x[n + 2] = -1;
      for (int at = -1; at < n; at++) {
        for (double value : new double[] {-1, -0.0, 0, 1, Double.NaN}) {
          if (at >= 0) {
            x[1 + at] = value;
          }
          for (BlockKernels kernels : new BlockKernels[] {SCALAR, VECTOR}) {
            boolean below = at < 0 || value < 1;
            assertThat(kernels.allLess(x, 1, n, 1))
                .as("%d, %s at %d", n, value, at)
                .isEqualTo(below);
            boolean above = at < 0 || value > -1;
            assertThat(kernels.allGreater(x, 1, n, -1))
                .as("%d, %s at %d", n, value, at)
                .isEqualTo(above);
          }
        }
        if (at >= 0) {
          x[1 + at] = 0;
        }
      }
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
  void rowsOfFloatsAreAddedAndSubtractedAsByTheScalarKernels() {
    Random random = new Random(1);
    for (int n = 0; n <= 300; n += n < 70 ? 1 : 13) {
      int offset = random.nextInt(9);
      float[] row = randomFloats(n, random);
      float[] expected = randomFloats(n + 12, random);
      float[] actual = expected.clone();
      SCALAR.addTo(row, expected, offset, new float[n], n);
      VECTOR.addTo(row, actual, offset, new float[n], n);
      assertThat(actual).as("%d added from %d", n, offset).isEqualTo(expected);
      SCALAR.subtractFrom(row, expected, offset + 1, new float[n], n);
      VECTOR.subtractFrom(row, actual, offset + 1, new float[n], n);
      assertThat(actual).as("%d subtracted from %d", n, offset).isEqualTo(expected);
    }
  }

  /** One element at every place that reaches the bound, or is NaN. */
  @Test
  void floatsAreComparedAsByTheScalarKernels() {
    for (int n = 0; n <= 70; n++) {
      float[] x = new float[n + 3];
      x[0] = 1;
      x[n + 2] = -1;
      for (int at = -1; at < n; at++) {
        for (float value : new float[] {-1, -0f, 0, 1, Float.NaN}) {
          if (at >= 0) {
            x[1 + at] = value;
          }
          for (BlockKernels kernels : new BlockKernels[] {SCALAR, VECTOR}) {
            boolean below = at < 0 || value < 1;
            assertThat(kernels.allLess(x, 1, n, 1))
                .as("%d, %s at %d", n, value, at)
                .isEqualTo(below);
            boolean above = at < 0 || value > -1;
            assertThat(kernels.allGreater(x, 1, n, -1))
                .as("%d, %s at %d", n, value, at)
                .isEqualTo(above);
          }
        }
        if (at >= 0) {
          x[1 + at] = 0;
        }
      }
    }
  }

  @Test
  void sumsOfRowsOfDoublesAreThoseOfTheScalarKernels() {
    Random random = new Random(2);
    for (int n = 0; n <= 300; n += n < 140 ? 1 : 13) {
      double[] x = randomDoubles(n, random);
      double[] y = randomDoubles(n, random);
      double[] partials = randomDoubles(32, random);
      double sum = SCALAR.rowSum(x, partials, n);
      assertThat(VECTOR.rowSum(x, partials, n)).as("sum of %d", n).isEqualTo(sum);
      double dot = SCALAR.rowDot(x, y, partials, n);
      assertThat(VECTOR.rowDot(x, y, partials, n)).as("dot of %d", n).isEqualTo(dot);
      assertFourDots(x, y, random, dot);
      double[] expected = new double[32];
      for (int i = 0; i < n; i++) {
        expected[i % 32] = Math.fma(x[i], y[i], expected[i % 32]);
      }
      assertThat(dot).as("dot of %d", n).isEqualTo(Partials.rowTotal(expected));
    }
  }

  @Test
  void sumsOfRowsOfFloatsAreThoseOfTheScalarKernels() {
    Random random = new Random(2);
    for (int n = 0; n <= 300; n += n < 140 ? 1 : 13) {
      float[] x = randomFloats(n, random);
      float[] y = randomFloats(n, random);
      float[] partials = randomFloats(64, random);
      float sum = SCALAR.rowSum(x, partials, n);
      assertThat(VECTOR.rowSum(x, partials, n)).as("sum of %d", n).isEqualTo(sum);
      float dot = SCALAR.rowDot(x, y, partials, n);
      assertThat(VECTOR.rowDot(x, y, partials, n)).as("dot of %d", n).isEqualTo(dot);
      assertFourDots(x, y, random, dot);
      float[] expected = new float[64];
      for (int i = 0; i < n; i++) {
        expected[i % 64] = Math.fma(x[i], y[i], expected[i % 64]);
      }
      assertThat(dot).as("dot of %d", n).isEqualTo(Partials.rowTotal(expected));
    }
  }

  private static void assertFourDots(double[] x, double[] y, Random random, double dot) {
    int n = x.length;
    double[] a = randomDoubles(n, random);
    double[] b = randomDoubles(n, random);
    double[] partials = randomDoubles(4 * Partials.ROW_DOUBLES, random);
    double[] scalar = partials.clone();
    VECTOR.fourRowDots(x, a, y, b, x, partials, n);
    SCALAR.fourRowDots(x, a, y, b, x, scalar, n);
    double[] own = new double[Partials.ROW_DOUBLES];
    assertThat(partials)
        .as("four dots of %d", n)
        .startsWith(
            SCALAR.rowDot(x, a, own, n),
            dot,
            SCALAR.rowDot(x, b, own, n),
            SCALAR.rowDot(x, x, own, n));
    assertThat(scalar).startsWith(partials[0], partials[1], partials[2], partials[3]);
  }

  private static void assertFourDots(float[] x, float[] y, Random random, float dot) {
    int n = x.length;
    float[] a = randomFloats(n, random);
    float[] b = randomFloats(n, random);
    float[] partials = randomFloats(4 * Partials.ROW_FLOATS, random);
    float[] scalar = partials.clone();
    VECTOR.fourRowDots(x, a, y, b, x, partials, n);
    SCALAR.fourRowDots(x, a, y, b, x, scalar, n);
    float[] own = new float[Partials.ROW_FLOATS];
    assertThat(partials)
        .as("four dots of %d", n)
        .startsWith(
            SCALAR.rowDot(x, a, own, n),
            dot,
            SCALAR.rowDot(x, b, own, n),
            SCALAR.rowDot(x, x, own, n));
    assertThat(scalar).startsWith(partials[0], partials[1], partials[2], partials[3]);
  }
}
