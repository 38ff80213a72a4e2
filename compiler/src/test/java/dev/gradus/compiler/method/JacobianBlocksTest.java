package dev.gradus.compiler.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Gradients;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jacobians whose columns fill no whole number of blocks. */
public class JacobianBlocksTest {
  /** Products of neighbours, and a sum that runs over all. */
  public static double[] chain(double[] x, int power) {
    double[] y = new double[x.length + 1];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] * x[(i + 1) % x.length];
      sum += Math.pow(x[i], power);
    }
    y[x.length] = Math.sin(sum);
    x[0] = sum;
    return y;
  }

  /** The same in single precision. */
  public static float[] squares(float[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] * x[i] + x[0];
    }
    return y;
  }

  /** Jacobian of {@link JacobianBlocksTest#chain}. */
  @GradientOf(owner = JacobianBlocksTest.class, method = "chain")
  public interface ChainJacobian {
    void jacobian(double[] x, int power, double[][] jacobian);
  }

  /** Jacobian of {@link JacobianBlocksTest#squares}. */
  @GradientOf(owner = JacobianBlocksTest.class, method = "squares")
  public interface SquaresJacobian {
    float[][] jacobian(float[] x);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 26})
  void everyColumnIsFilled(int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = 0.5 + 0.1 * i;
    }
    double[][] jacobian = new double[n + 1][n];
    double[] argument = x.clone();
    ChainJacobian f = Gradients.load(ChainJacobian.class);
    f.jacobian(argument, 3, jacobian);
    double sum = 0;
    for (double v : x) {
      sum += v * v * v;
    }
    assertThat(argument[0]).isCloseTo(sum, within(1e-12));
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        double expected = 0;
        expected += i == j ? x[(i + 1) % n] : 0;
        expected += (i + 1) % n == j ? x[i] : 0;
        assertThat(jacobian[i][j]).as("%s, %s", i, j).isCloseTo(expected, within(1e-12));
      }
      assertThat(jacobian[n][j]).isCloseTo(3 * x[j] * x[j] * Math.cos(sum), within(1e-10));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6})
  void inSinglePrecisionToo(int n) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = 1 + i;
    }
    float[][] jacobian = Gradients.load(SquaresJacobian.class).jacobian(x);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        float expected = (i == j ? 2 * x[i] : 0) + (j == 0 ? 1 : 0);
        assertThat(jacobian[i][j]).isEqualTo(expected);
      }
    }
  }
}
