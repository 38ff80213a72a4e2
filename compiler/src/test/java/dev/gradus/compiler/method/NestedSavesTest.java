package dev.gradus.compiler.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.compiler.oracle.DifferenceQuotient;
import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.method.MethodGradient;
import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;

/** Derivatives of methods that call gradients which save values on a stack. */
public class NestedSavesTest {

  /** Its reverse sweep needs what the loop has computed. */
  public static double chain(double[] x, int n) {
    double s = x[0];
    for (int i = 0; i < n; i++) {
      s = Math.sin(s) * x[1] + Math.exp(-s * x[0]);
    }
    return s;
  }

  /** Its reverse sweep needs which array each step has read. */
  public static double pingPong(double[] x, int n) {
    double[] a = x.clone();
    double[] b = new double[x.length];
    for (int t = 0; t < n; t++) {
      double[] to = t % 3 == 0 ? new double[x.length] : b;
      for (int i = 0; i < x.length; i++) {
        to[i] = Math.sin(a[i]) * x[i] + a[(i + 1) % x.length];
      }
      b = a;
      a = to;
    }
    return a[0] * a[1];
  }

  /** The inner gradient. */
  @GradientOf(owner = NestedSavesTest.class, method = "pingPong")
  public interface PingPongGradient {
    void gradient(double[] x, int n, double[] adjoint);
  }

  static double turns(double[] x, int n) {
    double[] g = new double[2];
    Gradients.load(PingPongGradient.class).gradient(x, n, g);
    return g[0] * g[1] + x[0];
  }

  /** A product of second order inside. */
  @GradientOf(owner = NestedSavesTest.class, method = "chain")
  public interface ChainProduct {
    void hvp(double[] x, int n, double[] tangent, double[] product);
  }

  static double curvature(double[] x, int n) {
    double[] p = new double[2];
    Gradients.load(ChainProduct.class).hvp(x, n, new double[] {1, 2}, p);
    return p[0] * x[1] + p[1];
  }

  /** The inner gradient. */
  @GradientOf(owner = NestedSavesTest.class, method = "chain")
  public interface ChainGradient {
    void gradient(double[] x, int n, double[] adjoint);
  }

  static double slopes(double[] x, int n) {
    double[] g = new double[2];
    Gradients.load(ChainGradient.class).gradient(x, n, g);
    return g[0] * g[0] + g[1] * x[0];
  }

  private static final double[] POINT = {0.4, 0.9};
  private static final int STEPS = 7;

  private static double quotient(double[] direction) throws Throwable {
    return DifferenceQuotient.of(
        t -> slopes(new double[] {POINT[0] + t * direction[0], POINT[1] + t * direction[1]}, STEPS),
        0);
  }

  private static MethodGradient gradient() {
    return Gradients.of(MethodHandles.lookup(), NestedSavesTest.class, "slopes");
  }

  @Test
  void forwardOverReverse() throws Throwable {
    double[] direction = {0.3, -1.1};
    Object found = gradient().jvp(new Object[] {POINT, STEPS, direction});
    assertThat((Double) found).isCloseTo(quotient(direction), within(1e-8));
  }

  @Test
  void reverseOverReverse() throws Throwable {
    double[] g = new double[2];
    double value = (Double) gradient().valueAndGradient(new Object[] {POINT, STEPS, g});
    assertThat(value).isEqualTo(slopes(POINT, STEPS));
    assertThat(g[0]).isCloseTo(quotient(new double[] {1, 0}), within(1e-8));
    assertThat(g[1]).isCloseTo(quotient(new double[] {0, 1}), within(1e-8));
  }

  @Test
  void reverseOverReverseThatKeepsArrays() throws Throwable {
    MethodGradient f = Gradients.of(MethodHandles.lookup(), NestedSavesTest.class, "turns");
    double[] g = new double[2];
    double value = (Double) f.valueAndGradient(new Object[] {POINT, STEPS, g});
    assertThat(value).isEqualTo(turns(POINT, STEPS));
    for (int k = 0; k < 2; k++) {
      int element = k;
      double expected =
          DifferenceQuotient.of(
              t -> {
                double[] x = POINT.clone();
                x[element] += t;
                return turns(x, STEPS);
              },
              0);
      assertThat(g[k]).isCloseTo(expected, within(1e-7 * Math.max(1, Math.abs(expected))));
    }
  }

  @Test
  void aProductOfSecondOrderInsideIsDifferentiatedForwards() throws Throwable {
    MethodGradient f = Gradients.of(MethodHandles.lookup(), NestedSavesTest.class, "curvature");
    double[] direction = {0.3, -1.1};
    double expected =
        DifferenceQuotient.of(
            t ->
                curvature(
                    new double[] {POINT[0] + t * direction[0], POINT[1] + t * direction[1]}, STEPS),
            0);
    double found = (Double) f.jvp(new Object[] {POINT, STEPS, direction});
    assertThat(found).isCloseTo(expected, within(1e-7 * Math.max(1, Math.abs(expected))));
    double[] g = new double[2];
    assertThatThrownBy(() -> f.valueAndGradient(new Object[] {POINT, STEPS, g}))
        .hasMessageContaining("GRADIENT_NESTED_SAVES");
  }

  @Test
  void forwardOverReverseOverReverse() throws Throwable {
    double[] direction = {0.3, -1.1};
    double[] product = new double[2];
    gradient().hvp(new Object[] {POINT, STEPS, direction, product});
    double[] g = new double[2];
    for (int k = 0; k < 2; k++) {
      int element = k;
      double expected =
          DifferenceQuotient.of(
              t -> {
                double[] x = {POINT[0] + t * direction[0], POINT[1] + t * direction[1]};
                gradient().valueAndGradient(new Object[] {x, STEPS, g});
                return g[element];
              },
              0,
              0x1p-8);
      assertThat(product[k]).isCloseTo(expected, within(1e-6));
    }
  }
}
