package dev.gradus.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The bits of FAST arithmetic, recorded: they must not change with the JVM, the processor or the
 * implementation.
 */
class FastDigestTest {
  private static final int N = 4000;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long digest = 0xcbf29ce484222325L;

  private void add(double[] values) {
    for (double value : values) {
      digest = (digest ^ Double.doubleToLongBits(value)) * FNV_PRIME;
    }
  }

  private void add(float[] values) {
    for (float value : values) {
      digest = (digest ^ Float.floatToIntBits(value)) * FNV_PRIME;
    }
  }

  private interface DoubleBlock {
    void apply(double[] src, double[] dst, int n);
  }

  private interface FloatBlock {
    void apply(float[] src, float[] dst, int n);
  }

  private void add(double[] src, DoubleBlock... blocks) {
    for (DoubleBlock block : blocks) {
      double[] dst = new double[src.length];
      block.apply(src, dst, src.length);
      add(dst);
    }
  }

  private void add(float[] src, FloatBlock... blocks) {
    for (FloatBlock block : blocks) {
      float[] dst = new float[src.length];
      block.apply(src, dst, src.length);
      add(dst);
    }
  }

  /** Even spread, magnitudes, and values out of range, from basic operations only. */
  private static double[] points() {
    Random random = new Random(2024);
    double[] points = new double[N];
    for (int i = 0; i < N; i++) {
      double uniform = random.nextDouble() * 2 - 1;
      points[i] =
          switch (i % 4) {
            case 0 -> uniform * 4;
            case 1 -> uniform * 90;
            case 2 -> uniform * 1000;
            default -> Math.scalb(uniform, random.nextInt(60) - 40);
          };
    }
    return points;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  @Test
  void functionsOfDoublesHaveTheRecordedBits() {
    double[] x = points();
    add(x, Blocks::exp, Blocks::expm1, Blocks::log, Blocks::log1p, Blocks::tanh);
    add(x, Blocks::sin, Blocks::cos, Blocks::sigmoid, Blocks::softplus, Blocks::erf);
    assertThat(Long.toHexString(digest)).isEqualTo("c3206ceb362c803");
  }

  @Test
  void functionsOfFloatsHaveTheRecordedBits() {
    float[] x = floats(points());
    add(x, Blocks::exp, Blocks::expm1, Blocks::log, Blocks::log1p, Blocks::tanh);
    add(x, Blocks::sin, Blocks::cos, Blocks::sigmoid, Blocks::softplus, Blocks::erf);
    assertThat(Long.toHexString(digest)).isEqualTo("88925915a011b9eb");
  }

  @Test
  void sumsAndProductsHaveTheRecordedBits() {
    double[] x = points();
    double[] partials = new double[Partials.DOUBLES];
    Blocks.sum(x, 1, N - 1, partials, 3);
    Blocks.dot(x, 0, x, 7, N - 7, partials, 2);
    double[] c = new double[900];
    Blocks.rowDots(x, 0, 30, 100, x, 5, c, 0);
    Blocks.matmul(x, 0, 60, 1, x, 100, 30, 1, c, 0, 30, 30, 30, 60, true);
    add(partials);
    add(c);
    float[] u = floats(x);
    float[] floatPartials = new float[Partials.FLOATS];
    Blocks.sum(u, 1, N - 1, floatPartials, 3);
    Blocks.dot(u, 0, u, 7, N - 7, floatPartials, 2);
    float[] w = new float[900];
    Blocks.rowDots(u, 0, 30, 100, u, 5, w, 0);
    Blocks.matmul(u, 0, 60, 1, u, 100, 30, 1, w, 0, 30, 30, 30, 60, true);
    add(floatPartials);
    add(w);
    assertThat(Long.toHexString(digest)).isEqualTo("6675b6d4113a400e");
  }

  @Test
  void specialFunctionsHaveTheRecordedBits() {
    double[] y = new double[N];
    double[] x = points();
    for (int i = 0; i < N; i++) {
      y[i] =
          switch (i % 7) {
            case 0 -> Special.erf(x[i]);
            case 1 -> Special.erfc(x[i]);
            case 2 -> Special.lgamma(x[i]);
            case 3 -> Special.digamma(x[i]);
            case 4 -> Special.polygamma(1 + i % 5, x[i]);
            case 5 -> Special.log2(Math.abs(x[i]));
            default ->
                Special.asinh(x[i]) + Special.atanh(x[i]) + FastMath.pow(Math.abs(x[i]), 1.7);
          };
    }
    add(y);
    assertThat(Long.toHexString(digest)).isEqualTo("4b00357f8bb2ceab");
  }
}
