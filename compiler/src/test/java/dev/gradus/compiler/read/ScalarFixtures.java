package dev.gradus.compiler.read;

/** Methods on scalars: arithmetic, conversions, calls. */
public final class ScalarFixtures {
  static final double SCALE = 2.5;

  private ScalarFixtures() {}

  public static double rosenbrock(double x, double y) {
    double a = 1 - x;
    double b = y - x * x;
    return a * a + 100 * b * b;
  }

  public static double mathCalls(double x, double y) {
    double s = Math.sin(x) * Math.cos(y) + Math.tan(x) - Math.atan2(x, y);
    s += Math.exp(-x * x) + Math.expm1(y) + Math.log1p(Math.abs(x)) + Math.cbrt(y);
    s += Math.tanh(x) + Math.sinh(y) - Math.cosh(x) + Math.hypot(x, y) + Math.pow(Math.abs(x), y);
    s += Math.floor(x) + Math.ceil(y) + Math.rint(x * y) + Math.signum(x) + Math.fma(x, y, s);
    s += Math.asin(x) + Math.acos(y) + Math.atan(x) + Math.log10(Math.abs(y)) + Math.log(x);
    return Math.max(s, Math.min(x, y)) + Math.sqrt(Math.abs(s));
  }

  public static double strictCalls(double x, double y) {
    return StrictMath.sin(x)
        + StrictMath.exp(y)
        - StrictMath.pow(x, 2)
        + StrictMath.abs(y)
        + StrictMath.sqrt(StrictMath.max(x, y));
  }

  public static float floatMath(float x, float y) {
    float s = x * y - x / y + (x % y) - -x;
    s += Math.abs(x) + Math.max(x, y) + Math.min(x, s) + (float) Math.sin(x);
    return s;
  }

  public static double remainder(double x, double y) {
    return x % y;
  }

  public static int integers(int a, int b) {
    int s = a * b + a - b;
    s ^= a & b | ~a;
    s += a << b;
    s -= a >> 3;
    s += a >>> b;
    s = -s + Math.abs(a) + Math.max(a, b) * Math.min(a, b);
    return b == 0 ? s : s + a / b + a % b;
  }

  public static long longArithmetic(long a, int b) {
    long s = a * b + (a ^ b) - (a & 255L) + (a | 3L);
    s += a << b;
    s += a >>> 2;
    s = -s % 1000003L;
    return b == 0 ? s : s / b + Math.abs(a) + Math.max(a, 5L);
  }

  public static double conversions(double x, int n, long l, float f) {
    int i = (int) (x * 100);
    long k = (long) (x * 1e6) + (long) f;
    float g = (float) x + n + l;
    return i + k + g + (double) f + (byte) n + (char) n + (short) i + (int) l + (int) f + (float) n;
  }

  public static int division(int a, int b) {
    return a / b;
  }

  public static double constants(double x) {
    return SCALE * x + Math.PI + 1e-300 + Double.MIN_VALUE + Float.MAX_VALUE + Long.MAX_VALUE;
  }

  public static double helper(double x) {
    return square(x) + square(x + 1) * twice(x);
  }

  private static double square(double x) {
    return x * x;
  }

  private static double twice(double x) {
    return square(x) > 4 ? x : x + x;
  }

  public static double twice(double x, int times) {
    double y = x;
    for (int i = 0; i < times; i++) {
      y = twice(y);
    }
    return y;
  }

  public static double factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }

  public static boolean even(int n) {
    return n == 0 || n > 0 && odd(n - 1);
  }

  private static boolean odd(int n) {
    return n > 0 && even(n - 1);
  }

  public static double otherClass(double[] x) {
    ArrayFixtures.scaleInPlace(x, 0.5);
    return LoopFixtures.sum(x) + Library.softplus(x.length);
  }

  /** Another class of the same file. */
  static final class Library {
    static double softplus(double x) {
      return x > 30 ? x : Math.log1p(Math.exp(x));
    }
  }

  public static double library(double x) {
    return Math.toRadians(x) + Double.compare(x, 1) + Math.floorMod(17, 5) + Math.round(x);
  }

  public static double polynomial(double x) {
    double y = x++;
    y = y * ++x;
    double z = y--;
    return y + z * (x += 2);
  }
}
