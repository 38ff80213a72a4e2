package dev.gradus.runtime.kernel;

/** Elementary functions of FAST arithmetic: the same bits on every JVM. */
public final class FastMath {
  private FastMath() {}

  public static double exp(double x) {
    return StrictMath.exp(x);
  }

  public static float exp(float x) {
    return (float) exp((double) x);
  }

  public static double expm1(double x) {
    return StrictMath.expm1(x);
  }

  public static float expm1(float x) {
    return (float) expm1((double) x);
  }

  public static double exp2(double x) {
    return Special.exp2(x);
  }

  public static float exp2(float x) {
    return (float) exp2((double) x);
  }

  public static double log(double x) {
    return StrictMath.log(x);
  }

  public static float log(float x) {
    return (float) log((double) x);
  }

  public static double log1p(double x) {
    return StrictMath.log1p(x);
  }

  public static float log1p(float x) {
    return (float) log1p((double) x);
  }

  public static double log2(double x) {
    return Special.log2(x);
  }

  public static float log2(float x) {
    return (float) log2((double) x);
  }

  public static double log10(double x) {
    return StrictMath.log10(x);
  }

  public static float log10(float x) {
    return (float) log10((double) x);
  }

  public static double sin(double x) {
    return StrictMath.sin(x);
  }

  public static float sin(float x) {
    return (float) sin((double) x);
  }

  public static double cos(double x) {
    return StrictMath.cos(x);
  }

  public static float cos(float x) {
    return (float) cos((double) x);
  }

  public static double tan(double x) {
    return StrictMath.tan(x);
  }

  public static float tan(float x) {
    return (float) tan((double) x);
  }

  public static double tanh(double x) {
    return StrictMath.tanh(x);
  }

  public static float tanh(float x) {
    return (float) tanh((double) x);
  }

  public static double sinh(double x) {
    return StrictMath.sinh(x);
  }

  public static float sinh(float x) {
    return (float) sinh((double) x);
  }

  public static double cosh(double x) {
    return StrictMath.cosh(x);
  }

  public static float cosh(float x) {
    return (float) cosh((double) x);
  }

  public static double asinh(double x) {
    return Special.asinh(x);
  }

  public static float asinh(float x) {
    return (float) asinh((double) x);
  }

  public static double acosh(double x) {
    return Special.acosh(x);
  }

  public static float acosh(float x) {
    return (float) acosh((double) x);
  }

  public static double atanh(double x) {
    return Special.atanh(x);
  }

  public static float atanh(float x) {
    return (float) atanh((double) x);
  }

  public static double asin(double x) {
    return StrictMath.asin(x);
  }

  public static float asin(float x) {
    return (float) asin((double) x);
  }

  public static double acos(double x) {
    return StrictMath.acos(x);
  }

  public static float acos(float x) {
    return (float) acos((double) x);
  }

  public static double atan(double x) {
    return StrictMath.atan(x);
  }

  public static float atan(float x) {
    return (float) atan((double) x);
  }

  public static double cbrt(double x) {
    return StrictMath.cbrt(x);
  }

  public static float cbrt(float x) {
    return (float) cbrt((double) x);
  }

  public static double sigmoid(double x) {
    return Special.sigmoid(x);
  }

  public static float sigmoid(float x) {
    return (float) sigmoid((double) x);
  }

  public static double logSigmoid(double x) {
    return -softplus(-x);
  }

  public static float logSigmoid(float x) {
    return -softplus(-x);
  }

  public static double softplus(double x) {
    return Special.softplus(x);
  }

  public static float softplus(float x) {
    return (float) softplus((double) x);
  }

  public static double erf(double x) {
    return Special.erf(x);
  }

  public static float erf(float x) {
    return (float) erf((double) x);
  }

  public static double erfc(double x) {
    return Special.erfc(x);
  }

  public static float erfc(float x) {
    return (float) erfc((double) x);
  }

  public static double atan2(double y, double x) {
    return StrictMath.atan2(y, x);
  }

  public static float atan2(float y, float x) {
    return (float) atan2((double) y, (double) x);
  }

  public static double pow(double x, double y) {
    return StrictMath.pow(x, y);
  }

  public static float pow(float x, float y) {
    return (float) pow((double) x, (double) y);
  }

  public static double hypot(double x, double y) {
    return StrictMath.hypot(x, y);
  }

  public static float hypot(float x, float y) {
    return (float) hypot((double) x, (double) y);
  }
}
