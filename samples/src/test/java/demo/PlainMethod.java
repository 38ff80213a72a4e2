package demo;

import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Gradients;

public class PlainMethod {
  @Differentiable
  public static double rosenbrock(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length - 1; i++) {
      double a = x[i + 1] - x[i] * x[i];
      double b = 1 - x[i];
      sum += 100 * a * a + b * b;
    }
    return sum;
  }

  @GradientOf(owner = PlainMethod.class, method = "rosenbrock")
  public interface RosenbrockGradient {
    double valueAndGradient(double[] x, double[] xAdjoint);
  }

  public static void main(String[] args) {
    RosenbrockGradient f = Gradients.load(RosenbrockGradient.class);
    double[] x = {-1.2, 1};
    double[] gradient = new double[2];
    double value = f.valueAndGradient(x, gradient);
    System.out.printf("%.1f with gradient %.1f, %.1f%n", value, gradient[0], gradient[1]);
  }
}
