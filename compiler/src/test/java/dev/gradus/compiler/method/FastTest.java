package dev.gradus.compiler.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.compiler.CompilerOptions;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.kernel.FastMath;
import java.util.Random;
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

  /** Steps of loops that gain nothing by tiles. */
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double steps(double[] x, int steps) {
    double[] y = x.clone();
    double[] z = new double[x.length];
    for (int s = 0; s < steps; s++) {
      for (int i = 1; i < x.length; i++) {
        z[i] = y[i] * y[i - 1];
      }
      for (int i = 0; i < x.length; i++) {
        y[i] += 0.1 * z[i];
      }
    }
    return y[x.length - 1];
  }

  /** The same in STRICT arithmetic. */
  @Differentiable
  public static double strictSteps(double[] x, int steps) {
    return steps(x, steps);
  }

  @Test
  void whatHasNoTilesSavesAsInStrictArithmetic() {
    ClassFiles files = ClassFiles.of(getClass().getClassLoader());
    String owner = getClass().getName().replace('.', '/');
    var c =
        new MethodCompiler(files, CompilerOptions.fromSystemProperties())
            .compile(Primals.named(files, owner, "steps").get(0));
    assertThat(c.stages()).doesNotContainKey("adjoint in tiles");
    assertThat(Printer.print(c.stages().get("adjoint"))).contains("reserveRow");
    double[] x = new Random(4).doubles(70).toArray();
    double[] fast = new double[70];
    double[] strict = new double[70];
    double value = (double) Gradients.of(FastTest.class, "steps").valueAndGradient(x, 5, fast);
    assertThat(Gradients.of(FastTest.class, "strictSteps").valueAndGradient(x, 5, strict))
        .isEqualTo(value);
    assertThat(fast).containsExactly(strict);
  }
}
