package dev.gradus.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScalarElementaryKernelsTest {
  private static final BlockKernels KERNELS = new ScalarBlockKernels();

  /** A block function of doubles and what it does to one element. */
  private record DoubleCase(String name, DoubleBlock block, DoubleFunction one) {}

  private interface DoubleBlock {
    void apply(double[] src, double[] dst, int n);
  }

  private interface DoubleFunction {
    double apply(double x);
  }

  private static final List<DoubleCase> DOUBLE_CASES =
      List.of(
          new DoubleCase("exp", KERNELS::exp, FastMath::exp),
          new DoubleCase("expm1", KERNELS::expm1, FastMath::expm1),
          new DoubleCase("log", KERNELS::log, FastMath::log),
          new DoubleCase("log1p", KERNELS::log1p, FastMath::log1p),
          new DoubleCase("tanh", KERNELS::tanh, FastMath::tanh),
          new DoubleCase("sin", KERNELS::sin, FastMath::sin),
          new DoubleCase("cos", KERNELS::cos, FastMath::cos),
          new DoubleCase("sigmoid", KERNELS::sigmoid, FastMath::sigmoid),
          new DoubleCase("softplus", KERNELS::softplus, FastMath::softplus),
          new DoubleCase("erf", KERNELS::erf, FastMath::erf));

  @Test
  void blocksOfDoublesAreTheFunctionOfEachElement() {
    Random random = new Random(6);
    for (DoubleCase c : DOUBLE_CASES) {
      for (int round = 0; round < 200; round++) {
        int n = round <= 70 ? round : random.nextInt(1500);
        double[] src = new double[n + 2];
        for (int i = 0; i < src.length; i++) {
          src[i] = round % 3 == 0 ? specialDouble(random) : (random.nextGaussian() * 5);
        }
        double[] dst = new double[n + 2];
        c.block.apply(src, dst, n);
        double[] inPlace = src.clone();
        c.block.apply(inPlace, inPlace, n);
        for (int i = 0; i < n; i++) {
          String what = c.name + "(" + src[i] + ") at " + i + " of " + n;
          assertThat(Double.doubleToLongBits(dst[i]))
              .as(what)
              .isEqualTo(Double.doubleToLongBits(c.one.apply(src[i])));
          assertThat(Double.doubleToLongBits(inPlace[i]))
              .as(what)
              .isEqualTo(Double.doubleToLongBits(dst[i]));
        }
        assertThat(dst[n]).isZero();
        assertThat(dst[n + 1]).isZero();
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

  /** A block function of floats and what it does to one element. */
  private record FloatCase(String name, FloatBlock block, FloatFunction one) {}

  private interface FloatBlock {
    void apply(float[] src, float[] dst, int n);
  }

  private interface FloatFunction {
    float apply(float x);
  }

  private static final List<FloatCase> FLOAT_CASES =
      List.of(
          new FloatCase("exp", KERNELS::exp, FastMath::exp),
          new FloatCase("expm1", KERNELS::expm1, FastMath::expm1),
          new FloatCase("log", KERNELS::log, FastMath::log),
          new FloatCase("log1p", KERNELS::log1p, FastMath::log1p),
          new FloatCase("tanh", KERNELS::tanh, FastMath::tanh),
          new FloatCase("sin", KERNELS::sin, FastMath::sin),
          new FloatCase("cos", KERNELS::cos, FastMath::cos),
          new FloatCase("sigmoid", KERNELS::sigmoid, FastMath::sigmoid),
          new FloatCase("softplus", KERNELS::softplus, FastMath::softplus),
          new FloatCase("erf", KERNELS::erf, FastMath::erf));

  @Test
  void blocksOfFloatsAreTheFunctionOfEachElement() {
    Random random = new Random(6);
    for (FloatCase c : FLOAT_CASES) {
      for (int round = 0; round < 200; round++) {
        int n = round <= 70 ? round : random.nextInt(1500);
        float[] src = new float[n + 2];
        for (int i = 0; i < src.length; i++) {
          src[i] = round % 3 == 0 ? specialFloat(random) : (float) (random.nextGaussian() * 5);
        }
        float[] dst = new float[n + 2];
        c.block.apply(src, dst, n);
        float[] inPlace = src.clone();
        c.block.apply(inPlace, inPlace, n);
        for (int i = 0; i < n; i++) {
          String what = c.name + "(" + src[i] + ") at " + i + " of " + n;
          assertThat(Float.floatToIntBits(dst[i]))
              .as(what)
              .isEqualTo(Float.floatToIntBits(c.one.apply(src[i])));
          assertThat(Float.floatToIntBits(inPlace[i]))
              .as(what)
              .isEqualTo(Float.floatToIntBits(dst[i]));
        }
        assertThat(dst[n]).isZero();
        assertThat(dst[n + 1]).isZero();
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
}
