package dev.gradus.runtime.kernel;

/**
 * Elementary functions of STRICT arithmetic that allocate in {@link StrictMath}, with its bits for
 * every argument: {@code sin}, {@code cos} and {@code tan} hold an array of two remainders there
 * (JDK 21 and later), {@code pow} three tables. Here nothing is allocated, but for angles beyond
 * 2<sup>19</sup> π/2, which go to {@link StrictMath}, since they need some hundred digits of π.
 *
 * <p>Source: the library that {@link StrictMath} is specified by, fdlibm 5.3, K. C. Ng, 1995:
 * s_sin.c, s_cos.c, s_tan.c and e_pow.c.
 */
@SuppressWarnings("IdentityBinaryExpression") // x - x is how fdlibm makes NaN of infinity
public final class Fdlibm {
  private Fdlibm() {}

  /** Sine of x radians: NaN at ±infinity. */
  public static double sin(double x) {
    double magnitude = Math.abs(x);
    if (AngleReduction.isSmall(magnitude)) {
      return CircularKernels.sin(x, 0);
    }
    if (!(magnitude <= Double.MAX_VALUE)) {
      return x - x;
    }
    if (!AngleReduction.isMedium(magnitude)) {
      return StrictMath.sin(x);
    }
    double sine = AngleReduction.reduce(magnitude, AngleReduction.SINE);
    return x < 0 ? -sine : sine;
  }

  /** Cosine of x radians: NaN at ±infinity. */
  public static double cos(double x) {
    double magnitude = Math.abs(x);
    if (AngleReduction.isSmall(magnitude)) {
      return CircularKernels.cos(magnitude, 0);
    }
    if (!(magnitude <= Double.MAX_VALUE)) {
      return x - x;
    }
    return AngleReduction.isMedium(magnitude)
        ? AngleReduction.reduce(magnitude, AngleReduction.COSINE)
        : StrictMath.cos(x);
  }

  /** Tangent of x radians: NaN at ±infinity. */
  public static double tan(double x) {
    double magnitude = Math.abs(x);
    if (AngleReduction.isSmall(magnitude)) {
      return TangentKernel.tan(x, 0);
    }
    if (!(magnitude <= Double.MAX_VALUE)) {
      return x - x;
    }
    if (!AngleReduction.isMedium(magnitude)) {
      return StrictMath.tan(x);
    }
    double tangent = AngleReduction.reduce(magnitude, AngleReduction.TANGENT);
    return x < 0 ? -tangent : tangent;
  }

  /** x to the power y. */
  public static double pow(double x, double y) {
    return PowerFunction.takes(x, y) ? PowerFunction.of(x, y) : StrictMath.pow(x, y);
  }
}
