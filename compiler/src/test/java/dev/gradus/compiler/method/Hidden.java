package dev.gradus.compiler.method;

import dev.gradus.runtime.Derivative;

/** Methods that use what is not public. */
public final class Hidden {
  static double level = 3;

  private Hidden() {}

  /** A pair. */
  public record Pair(double sum, double product) {}

  private static double cube(double x) {
    return x * x * x;
  }

  @Derivative(owner = Hidden.class, of = "cube")
  private static double cubeSlope(double x) {
    return 3 * x * x;
  }

  static double near(double x) {
    return Math.sin(x);
  }

  @Derivative(owner = Hidden.class, of = "near")
  static double nearSlope(double x) {
    return Math.cos(x);
  }

  /** Read, not called: nothing is hidden from the reader. */
  private static double square(double x) {
    return x * x;
  }

  public static double usesSquare(double x) {
    return 2 * square(x);
  }

  public static double usesCube(double x) {
    return 2 * cube(x);
  }

  public static double usesNear(double x) {
    return 2 * near(x);
  }

  public static double usesLevel(double x) {
    return x * level;
  }

  public static Pair pair(double x, double y) {
    return new Pair(x + y, x * y);
  }
}
