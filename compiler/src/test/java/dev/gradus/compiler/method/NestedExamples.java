package dev.gradus.compiler.method;

import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Gradients;

/** Methods that call derivatives of others. */
public final class NestedExamples {
  private static final CubeGradient CUBE = Gradients.load(CubeGradient.class);

  private NestedExamples() {}

  public static double cube(double x) {
    return x * x * x;
  }

  @GradientOf(owner = NestedExamples.class, method = "cube")
  public interface CubeGradient {
    double value(double x);
  }

  public static double byField(double x) {
    return CUBE.value(x) + 1;
  }

  public static double byLocal(double x) {
    CubeGradient cube = Gradients.load(CubeGradient.class);
    return cube.value(x) + 2;
  }

  public static double byParameter(CubeGradient cube, double x) {
    return cube.value(x) + 3;
  }

  @GradientOf(owner = NestedExamples.class, method = "circle")
  public interface Circle {
    double value(double x);
  }

  public static double circle(double x) {
    return Gradients.load(Circle.class).value(x);
  }
}
