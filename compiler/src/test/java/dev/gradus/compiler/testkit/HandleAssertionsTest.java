package dev.gradus.compiler.testkit;

import static dev.gradus.runtime.testkit.GradientAssertions.assertGradientMatches;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.runtime.Derivative;
import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.method.MethodGradient;
import dev.gradus.runtime.testkit.GradientAssertions;
import dev.gradus.runtime.testkit.Point;
import org.junit.jupiter.api.Test;

/** The test kit on derivatives that are compiled. */
public class HandleAssertionsTest {
  public static double energy(double[][] rows, double scale, float offset) {
    double sum = offset * scale;
    for (double[] row : rows) {
      for (double x : row) {
        sum += Math.sin(x) * scale;
      }
    }
    return sum;
  }

  public static double[] squares(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] * x[i];
    }
    return y;
  }

  /** A number with a unit. */
  public record Quantity(double amount, int unit) {}

  public static double total(Quantity a, Quantity b) {
    return a.amount * a.unit + b.amount * b.amount * b.unit;
  }

  /** The gradient by both. */
  public record Both(Quantity a, Quantity b) {}

  /** The value and the gradient by both. */
  public record All(double value, Quantity a, Quantity b) {}

  @GradientOf(owner = HandleAssertionsTest.class, method = "total")
  public interface TotalGradient {
    Both gradient(Quantity a, Quantity b);

    All valueAndGradient(Quantity a, Quantity b);

    double vjp(Quantity a, Quantity b, double[] adjoints, double seed);

    double jvp(Quantity a, Quantity b, double aTangent, double bTangent);
  }

  public static double product(double[] x, double scale) {
    double product = scale;
    for (double factor : x) {
      product *= factor;
    }
    return product;
  }

  /** All that two parameters allow. */
  @GradientOf(owner = HandleAssertionsTest.class, method = "product")
  public interface ProductGradient {
    void gradient(double[] x, double scale, double[] xAdjoint, double[] scaleAdjoint);

    void hvp(
        double[] x,
        double scale,
        double[] xTangent,
        double scaleTangent,
        double[] xAdjoint,
        double[] scaleAdjoint);
  }

  /** Matrices, and products that are returned. */
  @GradientOf(owner = HandleAssertionsTest.class, method = "cosines")
  public interface CosinesGradient {
    double[] gradient(double[] x);

    double[] hvp(double[] x, double[] xTangent);

    double[][] hessian(double[] x);

    void hessian(double[] x, double[][] hessian);
  }

  public static double cosines(double[] x) {
    double sum = 0;
    for (int i = 1; i < x.length; i++) {
      sum += Math.cos(x[i] * x[i - 1]);
    }
    return sum;
  }

  /** The Jacobian of an array. */
  @GradientOf(owner = HandleAssertionsTest.class, method = "squares")
  public interface SquaresGradient {
    double[][] jacobian(double[] x);

    void jacobian(double[] x, double[][] jacobian);
  }

  public static double cubed(double x) {
    return cube(x) * 2;
  }

  public static double cube(double x) {
    return x * x * x;
  }

  @Derivative(of = "cube")
  public static double wrongRule(double x) {
    return 3.01 * x * x;
  }

  private static MethodGradient of(String method) {
    return Gradients.of(HandleAssertionsTest.class, method);
  }

  @Test
  void handlesOfMethodsAreCompared() {
    double[][] rows = {{1, 2}, {3}, {}};
    assertGradientMatches(of("energy"), Point.of(rows, 2, 0.25));
    double[] shared = {0.1, 0.2};
    assertGradientMatches(of("energy"), Point.of(new double[][] {shared, shared}, 2, 0.25));
    assertGradientMatches(of("squares"), new double[] {1, -2, 3});
    assertGradientMatches(of("total"), Point.of(new Quantity(2, 3), new Quantity(4, 5)));
  }

  @Test
  void allFirstDerivativesOfAnInterfaceAreCompared() {
    assertGradientMatches(
        Gradients.load(TotalGradient.class), Point.of(new Quantity(2, 3), new Quantity(4, 5)));
  }

  @Test
  void secondDerivativesAndJacobiansAreCompared() {
    double[] x = {0.5, -2, 1.5};
    assertGradientMatches(Gradients.load(ProductGradient.class), Point.of(x, 2));
    assertGradientMatches(Gradients.load(CosinesGradient.class), x);
    assertGradientMatches(Gradients.load(SquaresGradient.class), x);
    assertThat(GradientAssertions.compare(Gradients.load(CosinesGradient.class), Point.of(x)))
        .hasSize(4);
  }

  @Test
  void wrongSecondDerivativesAreFound() {
    ProductGradient right = Gradients.load(ProductGradient.class);
    ProductGradient wrong =
        new ProductGradient() {
          @Override
          public void gradient(double[] x, double scale, double[] xAdjoint, double[] scaleAdjoint) {
            right.gradient(x, scale, xAdjoint, scaleAdjoint);
          }

          @Override
          public void hvp(
              double[] x, double scale, double[] xTangent, double s, double[] xa, double[] sa) {
            right.hvp(x, scale, xTangent, s, xa, sa);
            sa[0] += 0.001;
          }
        };
    assertThatThrownBy(() -> assertGradientMatches(wrong, Point.of(new double[] {1, 2}, 3)))
        .hasMessageContaining("hvp of dev.gradus.compiler.testkit.HandleAssertionsTest")
        .hasMessageContaining("  scale ");
  }

  @Test
  void aWrongRuleIsFound() {
    assertThatThrownBy(() -> assertGradientMatches(of("cubed"), Point.of(2)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the gradient of dev.gradus.compiler.testkit.HandleAssertionsTest")
        .hasMessageContaining("24.0800000  24.0000000");
  }

  @Test
  void kernelsOfModelsAreCompared() {
    Model model =
        Model.define(
            "line",
            m -> {
              Tensor slope = m.parameter("slope", 3);
              Tensor x = m.input("x", Model.BATCH, 3);
              return x.times(slope).tanh().square().mean();
            });
    Kernel kernel = Kernels.compile(model);
    Workspace w = kernel.newWorkspace();
    w.setParameter("slope", 0.1, -0.2, 0.3);
    w.bind("x", new double[] {1, 2, 3, 4, 5, 6});
    assertGradientMatches(kernel, w);
  }
}
