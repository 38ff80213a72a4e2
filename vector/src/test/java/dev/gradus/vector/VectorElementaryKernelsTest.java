package dev.gradus.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.runtime.kernel.BlockKernels;
import dev.gradus.runtime.kernel.ScalarBlockKernels;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bit for bit, special values among them. */
class VectorElementaryKernelsTest {
  private static final BlockKernels SCALAR = new ScalarBlockKernels();
  private static final BlockKernels VECTOR = new VectorBlockKernels(true);

  private interface DoubleBlock {
    void apply(BlockKernels kernels, double[] src, double[] dst, int n);
  }

  private static final List<DoubleBlock> DOUBLE_FUNCTIONS =
      List.of(
          BlockKernels::exp,
          BlockKernels::expm1,
          BlockKernels::log,
          BlockKernels::log1p,
          BlockKernels::tanh,
          BlockKernels::sin,
          BlockKernels::cos,
          BlockKernels::sigmoid,
          BlockKernels::softplus,
          BlockKernels::erf);

  @Test
  void functionsOfDoublesAreThoseOfTheScalarKernels() {
    Random random = new Random(6);
    for (int round = 0; round < 150; round++) {
      int n = round <= 70 ? round : random.nextInt(1500);
      double[] src = new double[n + 20];
      for (int i = 0; i < src.length; i++) {
        src[i] = round % 3 == 0 ? specialDouble(random) : (random.nextGaussian() * 5);
      }
      for (int f = 0; f < DOUBLE_FUNCTIONS.size(); f++) {
        double[] expected = new double[n + 20];
        double[] actual = new double[n + 20];
        DOUBLE_FUNCTIONS.get(f).apply(SCALAR, src, expected, n);
        DOUBLE_FUNCTIONS.get(f).apply(VECTOR, src, actual, n);
        assertThat(bits(actual)).as("function %d, n = %d", f, n).isEqualTo(bits(expected));
        double[] inPlace = src.clone();
        DOUBLE_FUNCTIONS.get(f).apply(VECTOR, inPlace, inPlace, n);
        assertThat(bits(Arrays.copyOf(inPlace, n))).isEqualTo(bits(Arrays.copyOf(expected, n)));
      }
    }
  }

  private static double specialDouble(Random random) {
    double[] special = {
      0,
      -0.0,
      1,
      -1,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.MIN_VALUE,
      Double.MIN_NORMAL,
      Double.MAX_VALUE,
      -Double.MAX_VALUE,
      708,
      -708,
      709,
      87,
      -88,
      0x1p20f,
      -0x1p14f,
      2,
      100,
      -100,
      Math.nextUp(-1.0)
    };
    return random.nextInt(3) == 0
        ? special[random.nextInt(special.length)]
        : Math.scalb(random.nextGaussian(), random.nextInt(80) - 50);
  }

  private static long[] bits(double[] values) {
    long[] bits = new long[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Double.doubleToLongBits(values[i]);
    }
    return bits;
  }

  private interface FloatBlock {
    void apply(BlockKernels kernels, float[] src, float[] dst, int n);
  }

  private static final List<FloatBlock> FLOAT_FUNCTIONS =
      List.of(
          BlockKernels::exp,
          BlockKernels::expm1,
          BlockKernels::log,
          BlockKernels::log1p,
          BlockKernels::tanh,
          BlockKernels::sin,
          BlockKernels::cos,
          BlockKernels::sigmoid,
          BlockKernels::softplus,
          BlockKernels::erf);

  @Test
  void functionsOfFloatsAreThoseOfTheScalarKernels() {
    Random random = new Random(6);
    for (int round = 0; round < 150; round++) {
      int n = round <= 70 ? round : random.nextInt(1500);
      float[] src = new float[n + 20];
      for (int i = 0; i < src.length; i++) {
        src[i] = round % 3 == 0 ? specialFloat(random) : (float) (random.nextGaussian() * 5);
      }
      for (int f = 0; f < FLOAT_FUNCTIONS.size(); f++) {
        float[] expected = new float[n + 20];
        float[] actual = new float[n + 20];
        FLOAT_FUNCTIONS.get(f).apply(SCALAR, src, expected, n);
        FLOAT_FUNCTIONS.get(f).apply(VECTOR, src, actual, n);
        assertThat(bits(actual)).as("function %d, n = %d", f, n).isEqualTo(bits(expected));
        float[] inPlace = src.clone();
        FLOAT_FUNCTIONS.get(f).apply(VECTOR, inPlace, inPlace, n);
        assertThat(bits(Arrays.copyOf(inPlace, n))).isEqualTo(bits(Arrays.copyOf(expected, n)));
      }
    }
  }

  private static float specialFloat(Random random) {
    float[] special = {
      0,
      -0f,
      1,
      -1,
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.MIN_VALUE,
      Float.MIN_NORMAL,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      708,
      -708,
      709,
      87,
      -88,
      0x1p20f,
      -0x1p14f,
      2,
      100,
      -100,
      Math.nextUp((float) -1.0)
    };
    return random.nextInt(3) == 0
        ? special[random.nextInt(special.length)]
        : (float) Math.scalb(random.nextGaussian(), random.nextInt(80) - 50);
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToIntBits(values[i]);
    }
    return bits;
  }
}
