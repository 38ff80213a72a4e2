package dev.gradus.runtime.testkit;

/**
 * How far two numbers may be apart that should be one derivative.
 *
 * @param relative between gradient and finite difference, relative to the larger of the two; what
 *     the difference is known to be off is allowed on top
 * @param forward between gradient and forward mode, relative to the larger of the two
 */
public record Tolerance(double relative, double forward) {
  /** For methods that compute in {@code double}. */
  public static final Tolerance DOUBLE = new Tolerance(1e-6, 1e-8);

  /** For methods that compute in {@code float}, whose differences are only as good as float is. */
  public static final Tolerance FLOAT = new Tolerance(2e-2, 1e-3);
}
