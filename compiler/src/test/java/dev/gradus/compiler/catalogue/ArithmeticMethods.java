package dev.gradus.compiler.catalogue;

import dev.gradus.compiler.oracle.Inputs;

/** Arithmetic, conversions and library functions on scalars. */
public final class ArithmeticMethods {
  private ArithmeticMethods() {}

  public static double sumDifferenceProductQuotient(double x, double y) {
    return (x + y) * (x - y) / (x * y + 2) - -x;
  }

  public static double remainderOfReals(double x, double y) {
    return (7 * x) % y + x * (y % 0.25);
  }

  public static double incrementsAndDecrements(double x) {
    double y = x++;
    y = y * ++x;
    double z = y--;
    return y + z * (x += 2) - --x;
  }

  public static double compoundAssignments(double x, double y) {
    double s = x;
    s += y;
    s *= x - y;
    s -= 0.5 * y;
    s /= x + 1;
    s %= 10;
    return s;
  }

  public static double assignmentsAsExpressions(double x, double y) {
    double a;
    double b;
    double c = (a = x * y) + (b = a - x) * b;
    return a * b * c;
  }

  public static double castsBetweenFloatAndDouble(double x, float y) {
    float s = (float) x * y;
    return (double) s * x + (float) (y + 1.0);
  }

  @Inputs(low = -5, high = 5)
  public static double castsToIntAndLongCutTheDerivative(double x, double y) {
    int i = (int) (10 * x);
    long k = (long) (y * 3);
    return i * x + k * y + (byte) i * 0.5 + (short) i + (char) (i + 300);
  }

  public static double intsAndLongsMixedIn(double x, int n, long k) {
    int m = n * 3 + (n << 2) - (n & 1);
    long q = k * k + m % 5;
    return x * m + q / (x + 1) + (n ^ 3) * x * x;
  }

  public static double booleanParameterScales(double x, boolean doubled, boolean negated) {
    double s = doubled ? 2 * x : x * x;
    return negated ^ doubled ? -s : s;
  }

  public static double charsShortsAndBytes(double x, byte b, short s, char c) {
    return x * b + x * x * s + Math.sin(x * (c + 1));
  }

  @Inputs(low = 0.2, high = 0.8)
  public static double mathExponentials(double x, double y) {
    return Math.exp(-x * x) + Math.expm1(y) + Math.log1p(x) * Math.log(y) + Math.log10(x + y);
  }

  @Inputs(low = -0.9, high = 0.9)
  public static double mathCircular(double x, double y) {
    return Math.sin(x) * Math.cos(y) + Math.tan(x) + Math.asin(x) * Math.acos(y) - Math.atan(x * y);
  }

  @Inputs(low = -2, high = 2)
  public static double mathHyperbolic(double x, double y) {
    return Math.sinh(x) + Math.cosh(y) * Math.tanh(x - y);
  }

  public static double mathPowersAndRoots(double x, double y) {
    return Math.pow(x, y) + Math.sqrt(x * y) + Math.cbrt(x + 1) + Math.hypot(x, y) + Math.pow(x, 3);
  }

  @Inputs(low = -2, high = 2)
  public static double mathAngleOfPoint(double x, double y) {
    return Math.atan2(y, x) * x + Math.atan2(x, 2);
  }

  @Inputs(low = -2, high = 2)
  public static double mathExtremesAndAbsolute(double x, double y) {
    return Math.max(x * x, y) + Math.min(x, 0.3) * Math.abs(y) + Math.max(Math.min(x, 1), -1);
  }

  @Inputs(low = -2, high = 2)
  public static double mathStepsHaveNoDerivative(double x, double y) {
    return Math.floor(3 * x) * y + Math.ceil(y) * x + Math.rint(2 * x) * y * y + Math.signum(x) * y;
  }

  public static double mathFusedMultiplyAdd(double x, double y, double z) {
    return Math.fma(x, y, z) * Math.fma(z, 2, x);
  }

  @Inputs(low = 0.2, high = 0.9)
  public static double strictMathFunctions(double x, double y) {
    double s = StrictMath.sin(x) + StrictMath.exp(y) - StrictMath.pow(x, 2);
    s += StrictMath.log(x) * StrictMath.sqrt(y) + StrictMath.atan2(x, y);
    return s * StrictMath.tanh(x) + StrictMath.max(x, y) + StrictMath.cbrt(x) + StrictMath.abs(-y);
  }

  public static double degreesAndRadians(double angle) {
    return Math.sin(Math.toRadians(40 * angle)) + Math.toDegrees(angle) * angle;
  }

  @Inputs(low = -2, high = 2)
  public static double signCopied(double x, double y) {
    return Math.copySign(x * x + 0.5, y) * y;
  }

  public static double staticConstants(double x) {
    return Math.PI * x + Math.E * x * x + SCALE * x + Double.MIN_NORMAL;
  }

  private static final double SCALE = 2.5;

  public static double[] freshlyReturnedArrayOfScalars(double x, double y) {
    return new double[] {x * y, x / y, 3};
  }

  public static double sameParameterManyTimes(double x) {
    return x * x * x + x / (1 + x * x) + Math.exp(x * Math.sin(x));
  }

  public static double resultIsAParameter(double x, double y) {
    return y;
  }

  public static double resultIsAConstant(double x) {
    return 3;
  }

  public static int wholeResultHasNoDerivative(double x, double[] y) {
    y[0] *= x;
    return (int) y[1];
  }

  public static double longChainOfTemporaries(double x) {
    double a = x * 1.1;
    double b = a * a + x;
    double c = Math.sin(b) * a;
    double d = c / (b + 1);
    double e = d * c - a;
    double f = Math.exp(e) + d;
    return f * e * d + c - b * a;
  }

  @Inputs(unreached = 3)
  public static double infiniteAndNotANumberTests(double x, double y) {
    double q = x / y;
    return Double.isNaN(q) || Double.isInfinite(q) ? 0 : q > 1e10 ? 1 : q * x;
  }
}
