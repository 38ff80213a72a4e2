package dev.gradus.compiler.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.runtime.DerivativeMode;
import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Gradients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Derivatives column by column: several at once, and of methods that write to what they are
 * differentiated by.
 */
public class DirectionsTest {
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

  /** Jacobian of {@link DirectionsTest#chain}. */
  @GradientOf(owner = DirectionsTest.class, method = "chain")
  public interface ChainJacobian {
    void jacobian(double[] x, int power, double[][] jacobian);
  }

  /** Jacobian of {@link DirectionsTest#squares}. */
  @GradientOf(owner = DirectionsTest.class, method = "squares")
  public interface SquaresJacobian {
    float[][] jacobian(float[] x);
  }

  /** Overwrites what it is differentiated by. */
  public static double overwriting(double[] x, double[][] m, double a) {
    double sum = a;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * x[i] * a + m[0][i] * m[1][i];
    }
    x[0] = sum;
    m[0][0] = sum * a;
    return Math.sin(sum) * x[x.length - 1] + m[0][0];
  }

  /** Gradient of {@link DirectionsTest#overwriting}, element by element. */
  @GradientOf(owner = DirectionsTest.class, method = "overwriting", mode = DerivativeMode.FORWARD)
  public interface ForwardGradient {
    void gradient(
        double[] x, double[][] m, double a, double[] xAdjoint, double[][] mAdjoint, double[] aAdj);
  }

  /** The same in one sweep. */
  @GradientOf(owner = DirectionsTest.class, method = "overwriting", mode = DerivativeMode.REVERSE)
  public interface ReverseGradient {
    void gradient(
        double[] x, double[][] m, double a, double[] xAdjoint, double[][] mAdjoint, double[] aAdj);
  }

  @Test
  void forwardGradientsOfMethodsThatOverwriteTheirArguments() {
    double[][] gx = new double[2][3];
    double[][][] gm = new double[2][2][3];
    double[][] ga = new double[2][1];
    double[][] m = {{0.1, 0.2, 0.3}, {0.4, 0.5, 0.6}};
    double[] x = {0.7, 0.8, 0.9};
    Gradients.load(ForwardGradient.class).gradient(x.clone(), rows(m), 1.1, gx[0], gm[0], ga[0]);
    Gradients.load(ReverseGradient.class).gradient(x.clone(), rows(m), 1.1, gx[1], gm[1], ga[1]);
    assertThat(gx[0]).containsExactly(gx[1], within(1e-12));
    assertThat(gm[0][0]).containsExactly(gm[1][0], within(1e-12));
    assertThat(gm[0][1]).containsExactly(gm[1][1], within(1e-12));
    assertThat(ga[0]).containsExactly(ga[1], within(1e-12));
  }

  /** Leaves in its argument what depends on all of it. */
  public static double bending(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * x[i];
    }
    double last = x[x.length - 1];
    for (int i = 0; i < x.length; i++) {
      x[i] += sum;
    }
    return Math.sin(sum) * last + x[0] * x[1];
  }

  /** Second derivatives of {@link DirectionsTest#bending}. */
  @GradientOf(owner = DirectionsTest.class, method = "bending")
  public interface Bends {
    void hvp(double[] x, double[] direction, double[] product);

    double[][] hessian(double[] x);

    double[] hessianDiagonal(double[] x);
  }

  @Test
  void hessiansOfMethodsThatOverwriteTheirArguments() {
    double[] x = {0.3, -0.4, 0.5, 0.6};
    double[][] hessian = Gradients.load(Bends.class).hessian(x.clone());
    double[] diagonal = Gradients.load(Bends.class).hessianDiagonal(x.clone());
    for (int i = 0; i < x.length; i++) {
      double[] direction = new double[x.length];
      direction[i] = 1;
      double[] product = new double[x.length];
      Gradients.load(Bends.class).hvp(x.clone(), direction, product);
      assertThat(hessian[i]).containsExactly(product, within(1e-12));
      assertThat(diagonal[i]).isCloseTo(product[i], within(1e-12));
      for (int j = 0; j < x.length; j++) {
        assertThat(product[j]).isCloseTo(difference(x, i, j), within(1e-5));
      }
    }
  }

  private static double difference(double[] x, int i, int j) {
    double h = 1e-4;
    double sum = 0;
    for (int a = -1; a <= 1; a += 2) {
      for (int b = -1; b <= 1; b += 2) {
        double[] at = x.clone();
        at[i] += a * h;
        at[j] += b * h;
        sum += a * b * bending(at);
      }
    }
    return sum / (4 * h * h);
  }

  private static double[][] rows(double[][] m) {
    return new double[][] {m[0].clone(), m[1].clone()};
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
