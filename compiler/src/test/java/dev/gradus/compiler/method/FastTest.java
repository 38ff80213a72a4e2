package dev.gradus.compiler.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.kernel.FastMath;
import org.junit.jupiter.api.Test;

class FastTest {

  /** Elementary functions by Gradus. */
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double fast(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += Math.exp(v) * Math.sin(v) + Math.abs(v) + Math.hypot(v, 2);
    }
    return sum;
  }

  @Test
  void elementaryFunctionsAreGradussOwnAndDifferentiated() {
    double[] x = {0.1, -0.7, 2.3, 1e-3};
    var f = Gradients.of(FastTest.class, "fast");
    double[] g = new double[4];
    double value = f.valueAndGradient(x, g);
    assertThat(value).isEqualTo(f.value(x)).isCloseTo(fast(x), within(1e-12));
    for (int i = 0; i < 4; i++) {
      double v = x[i];
      double slope = Math.exp(v) * (Math.sin(v) + Math.cos(v)) + Math.signum(v);
      assertThat(g[i]).isCloseTo(slope + v / Math.hypot(v, 2), within(1e-12));
    }
    double[] one = {0.7};
    double expected = FastMath.exp(0.7) * FastMath.sin(0.7) + Math.abs(0.7) + Math.hypot(0.7, 2);
    assertThat(f.value(one)).isCloseTo(expected, within(1e-15));
  }
}
