package dev.gradus.runtime.method;

/** Derivatives of powers with whole exponents by their base, for generated code. */
public final class WholePowers {
  private WholePowers() {}

  /** First derivative of x to the power n. */
  public static double first(double x, int n) {
    return n == 0 ? 0 : n * Math.pow(x, n - 1);
  }

  /** Second derivative. */
  public static double second(double x, int n) {
    return n == 0 || n == 1 ? 0 : n * (n - 1.0) * Math.pow(x, n - 2);
  }

  /** Third derivative. */
  public static double third(double x, int n) {
    return n >= 0 && n <= 2 ? 0 : n * (n - 1.0) * (n - 2.0) * Math.pow(x, n - 3);
  }
}
