package dev.gradus.runtime.method;

/**
 * Partial derivatives of methods of the platform that are no operations of the catalogue, for
 * generated code. All are constant between jumps.
 */
public final class PlatformPartials {
  private PlatformPartials() {}

  /** Of nextUp and nextDown. */
  public static double nextUp(double x) {
    return 1;
  }

  public static float nextUp(float x) {
    return 1;
  }

  /** Of nextAfter by its first argument. */
  public static double nextAfter(double x, double towards) {
    return 1;
  }

  public static float nextAfter(float x, double towards) {
    return 1;
  }

  /** Of copySign by its first argument. */
  public static double copySign(double magnitude, double sign) {
    return Math.signum(magnitude) * Math.copySign(1, sign);
  }

  public static float copySign(float magnitude, float sign) {
    return Math.signum(magnitude) * Math.copySign(1, sign);
  }

  /** Of IEEEremainder by its first argument. */
  public static double remainderByDividend(double x, double y) {
    return 1;
  }

  /** Of IEEEremainder by its second argument: how often it goes into the first, negated. */
  public static double remainderByDivisor(double x, double y) {
    return Math.rint((Math.IEEEremainder(x, y) - x) / y);
  }
}
