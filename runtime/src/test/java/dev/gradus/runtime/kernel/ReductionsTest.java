package dev.gradus.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReductionsTest {
  /** outer, reduced, inner. */
  private static final int[][] SHAPES = {
    {1, 1, 1},
    {3, 5, 1},
    {1, 20, 1},
    {2, 3, 4},
    {4, 0, 2},
    {0, 3, 2},
    {2, 3, 0},
    {1, 40, 33},
    {5, 17, 1},
    {2, 9, 65}
  };

  private static double[] randomDoubles(int n, Random random) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }

  @Test
  void sumsOfDoublesAddInOrder() {
    Random random = new Random(1);
    for (int[] s : SHAPES) {
      double[] src = randomDoubles(3 + s[0] * s[1] * s[2], random);
      double[] before = randomDoubles(2 + s[0] * s[2], random);
      for (boolean accumulate : new boolean[] {false, true}) {
        double[] expected = before.clone();
        for (int o = 0; o < s[0]; o++) {
          for (int i = 0; i < s[2]; i++) {
            int at = 2 + o * s[2] + i;
            double sum = accumulate ? expected[at] : 0;
            for (int r = 0; r < s[1]; r++) {
              sum += src[3 + (o * s[1] + r) * s[2] + i];
            }
            expected[at] = sum;
          }
        }
        double[] actual = before.clone();
        Reductions.sum(src, 3, s[0], s[1], s[2], actual, 2, accumulate);
        assertThat(actual).as(Arrays.toString(s)).isEqualTo(expected);
      }
    }
  }

  @Test
  void interleavedSumsOfDoublesAreTotalsOfPartials() {
    Random random = new Random(2);
    for (int reduced : new int[] {0, 1, 7, 16, 17, 100}) {
      double[] src = randomDoubles(1 + 3 * reduced, random);
      double[] actual = randomDoubles(4, random);
      double[] before = actual.clone();
      Reductions.sumInterleaved(src, 1, 3, reduced, actual, 1, true);
      double[] fresh = new double[4];
      Reductions.sumInterleaved(src, 1, 3, reduced, fresh, 1, false);
      for (int o = 0; o < 3; o++) {
        double[] partials = new double[8];
        for (int r = 0; r < reduced; r++) {
          partials[r % 8] += src[1 + o * reduced + r];
        }
        assertThat(fresh[1 + o]).isEqualTo(Partials.total(partials));
        assertThat(actual[1 + o]).isEqualTo(before[1 + o] + Partials.total(partials));
      }
    }
  }

  @Test
  void extremesOfDoublesAndTheirFirstIndices() {
    Random random = new Random(3);
    for (int[] s : SHAPES) {
      double[] src = randomDoubles(1 + s[0] * s[1] * s[2], random);
      for (int i = 0; i < src.length; i++) {
        src[i] = random.nextInt(12) == 0 ? Double.NaN : Math.rint(src[i] * 2);
      }
      int results = s[0] * s[2];
      double[] max = new double[1 + results];
      double[] min = new double[1 + results];
      int[] argmax = new int[1 + results];
      int[] argmin = new int[1 + results];
      Reductions.max(src, 1, s[0], s[1], s[2], max, 1);
      Reductions.min(src, 1, s[0], s[1], s[2], min, 1);
      Reductions.argmax(src, 1, s[0], s[1], s[2], argmax, 1);
      Reductions.argmin(src, 1, s[0], s[1], s[2], argmin, 1);
      for (int at = 0; at < results; at++) {
        int from = 1 + at / s[2] * s[1] * s[2] + at % s[2];
        double greatest = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        for (int r = 0; r < s[1]; r++) {
          greatest = Math.max(greatest, src[from + r * s[2]]);
          least = Math.min(least, src[from + r * s[2]]);
        }
        assertThat(Double.compare(max[1 + at], greatest)).isZero();
        assertThat(Double.compare(min[1 + at], least)).isZero();
        assertThat(argmax[1 + at]).isEqualTo(firstIndex(src, from, s[2], s[1], greatest));
        assertThat(argmin[1 + at]).isEqualTo(firstIndex(src, from, s[2], s[1], least));
      }
    }
  }

  private static int firstIndex(double[] src, int from, int stride, int n, double value) {
    for (int r = 0; r < n; r++) {
      if (Double.compare(src[from + r * stride] + 0, value + 0) == 0) {
        return r;
      }
    }
    return 0;
  }

  private static float[] randomFloats(int n, Random random) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Test
  void sumsOfFloatsAddInOrder() {
    Random random = new Random(1);
    for (int[] s : SHAPES) {
      float[] src = randomFloats(3 + s[0] * s[1] * s[2], random);
      float[] before = randomFloats(2 + s[0] * s[2], random);
      for (boolean accumulate : new boolean[] {false, true}) {
        float[] expected = before.clone();
        for (int o = 0; o < s[0]; o++) {
          for (int i = 0; i < s[2]; i++) {
            int at = 2 + o * s[2] + i;
            float sum = accumulate ? expected[at] : 0;
            for (int r = 0; r < s[1]; r++) {
              sum += src[3 + (o * s[1] + r) * s[2] + i];
            }
            expected[at] = sum;
          }
        }
        float[] actual = before.clone();
        Reductions.sum(src, 3, s[0], s[1], s[2], actual, 2, accumulate);
        assertThat(actual).as(Arrays.toString(s)).isEqualTo(expected);
      }
    }
  }

  @Test
  void interleavedSumsOfFloatsAreTotalsOfPartials() {
    Random random = new Random(2);
    for (int reduced : new int[] {0, 1, 7, 16, 17, 100}) {
      float[] src = randomFloats(1 + 3 * reduced, random);
      float[] actual = randomFloats(4, random);
      float[] before = actual.clone();
      Reductions.sumInterleaved(src, 1, 3, reduced, actual, 1, true);
      float[] fresh = new float[4];
      Reductions.sumInterleaved(src, 1, 3, reduced, fresh, 1, false);
      for (int o = 0; o < 3; o++) {
        float[] partials = new float[16];
        for (int r = 0; r < reduced; r++) {
          partials[r % 16] += src[1 + o * reduced + r];
        }
        assertThat(fresh[1 + o]).isEqualTo(Partials.total(partials));
        assertThat(actual[1 + o]).isEqualTo(before[1 + o] + Partials.total(partials));
      }
    }
  }

  @Test
  void extremesOfFloatsAndTheirFirstIndices() {
    Random random = new Random(3);
    for (int[] s : SHAPES) {
      float[] src = randomFloats(1 + s[0] * s[1] * s[2], random);
      for (int i = 0; i < src.length; i++) {
        src[i] = random.nextInt(12) == 0 ? Float.NaN : (float) Math.rint(src[i] * 2);
      }
      int results = s[0] * s[2];
      float[] max = new float[1 + results];
      float[] min = new float[1 + results];
      int[] argmax = new int[1 + results];
      int[] argmin = new int[1 + results];
      Reductions.max(src, 1, s[0], s[1], s[2], max, 1);
      Reductions.min(src, 1, s[0], s[1], s[2], min, 1);
      Reductions.argmax(src, 1, s[0], s[1], s[2], argmax, 1);
      Reductions.argmin(src, 1, s[0], s[1], s[2], argmin, 1);
      for (int at = 0; at < results; at++) {
        int from = 1 + at / s[2] * s[1] * s[2] + at % s[2];
        float greatest = Float.NEGATIVE_INFINITY;
        float least = Float.POSITIVE_INFINITY;
        for (int r = 0; r < s[1]; r++) {
          greatest = Math.max(greatest, src[from + r * s[2]]);
          least = Math.min(least, src[from + r * s[2]]);
        }
        assertThat(Float.compare(max[1 + at], greatest)).isZero();
        assertThat(Float.compare(min[1 + at], least)).isZero();
        assertThat(argmax[1 + at]).isEqualTo(firstIndex(src, from, s[2], s[1], greatest));
        assertThat(argmin[1 + at]).isEqualTo(firstIndex(src, from, s[2], s[1], least));
      }
    }
  }

  private static int firstIndex(float[] src, int from, int stride, int n, float value) {
    for (int r = 0; r < n; r++) {
      if (Float.compare(src[from + r * stride] + 0, value + 0) == 0) {
        return r;
      }
    }
    return 0;
  }
}
