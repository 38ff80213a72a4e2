package dev.gradus.compiler.read;

import java.util.Arrays;

/** Calls of the platform's library; indices may lie outside, so that exceptions are compared. */
public final class LibraryFixtures {
  private LibraryFixtures() {}

  public static double[] copied(double[] x, int a, double[] y, int b, int n) {
    System.arraycopy(x, a, y, b, n);
    return y;
  }

  public static void shiftedInPlace(double[] x, int from, int to, int n) {
    System.arraycopy(x, from, x, to, n);
  }

  public static int[] alignedHead(int[] x, int n) {
    int[] y = new int[5];
    System.arraycopy(x, 0, y, 0, n);
    return y;
  }

  public static float[] alignedPart(float[] x, float[] y, int a, int n) {
    System.arraycopy(x, a, y, a, n);
    return y;
  }

  public static double[][] rowsMoved(double[][] x, int from, int to, int n) {
    System.arraycopy(x, from, x, to, n);
    return x;
  }

  public static double[] copyOf(double[] x, int n) {
    return Arrays.copyOf(x, n);
  }

  public static float[] copyOfFloats(float[] x, int n) {
    return Arrays.copyOf(x, n);
  }

  public static boolean[] copyOfBooleans(boolean[] x, int n) {
    return Arrays.copyOf(x, n);
  }

  public static double[][] copyOfRows(double[][] x, int n) {
    double[][] y = Arrays.copyOf(x, n);
    if (n > 0 && x.length > 0) {
      y[0][0] += 1;
    }
    return y;
  }

  public static double[] copyOfRange(double[] x, int a, int b) {
    return Arrays.copyOfRange(x, a, b);
  }

  public static long[] copyOfRangeOfLongs(long[] x, int a, int b) {
    return Arrays.copyOfRange(x, a, b);
  }

  public static double[][] copyOfRangeOfRows(double[][] x, int a, int b) {
    return Arrays.copyOfRange(x, a, b);
  }

  public static void fill(double[] x, double v) {
    Arrays.fill(x, v);
  }

  public static void fillBooleans(boolean[] x, boolean v) {
    Arrays.fill(x, v);
  }

  public static char[] fillChars(int n) {
    char[] x = new char[Math.abs(n)];
    Arrays.fill(x, 'x');
    return x;
  }

  public static byte[] fillBytes(int n, int v) {
    byte[] x = new byte[Math.abs(n)];
    Arrays.fill(x, (byte) (v * 100));
    return x;
  }

  public static void fillRange(double[] x, int a, int b, double v) {
    Arrays.fill(x, a, b, v);
  }

  public static double[][] fillRows(double[][] x, double[] row) {
    Arrays.fill(x, row);
    return x;
  }

  public static double[] cloned(double[] x) {
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] *= 2;
    }
    return y;
  }

  public static double toRadians(double x) {
    return Math.toRadians(x) + StrictMath.toRadians(x) + Math.toDegrees(x);
  }

  public static double signs(double x, double y) {
    return Math.signum(x) + Math.copySign(x, y) + StrictMath.copySign(y, x);
  }

  public static float signsOfFloats(float x, float y) {
    return Math.signum(x) + Math.copySign(x, y) + StrictMath.copySign(y, x);
  }

  public static double scaled(double x, int n) {
    return Math.scalb(x, n) + Math.scalb(1e300 * x, 100 * n) + StrictMath.scalb(x, -340 * n);
  }

  public static double scaledFarDown(double x, int n) {
    return Math.scalb(x * 1e10, -1020 - 8 * n);
  }

  public static float scaledFloat(float x, int n) {
    return Math.scalb(x, n) + Math.scalb(x, 20 * n) + Math.scalb(x, -130 - n);
  }

  public static long rounded(double x, float y) {
    return Math.round(x) + Math.round(y) + StrictMath.round(x);
  }

  public static int exponents(double x, float y) {
    return Math.getExponent(x) * 5000 + Math.getExponent(y);
  }

  public static double ulps(double x, float y) {
    return Math.ulp(x) + Math.ulp(y) + Math.nextUp(x) + Math.nextAfter(y, 1.0);
  }

  public static double remainders(double x, double y) {
    return Math.IEEEremainder(x, y) + x % y;
  }

  public static int wholeDivisions(int a, int b, long c) {
    return Math.floorMod(a, b) * 100 + Math.floorDiv(a, b) + Math.floorMod(c, b);
  }

  public static int exactInts(int a, long c) {
    return Math.addExact(a, 5) + Math.multiplyExact(a, 1 << 28) + Math.toIntExact(c);
  }

  public static double boxHelpers(double x, double y) {
    double z = Double.sum(x, y) * Double.max(x, y) - Double.min(x, y);
    return Double.isNaN(z) || Double.isInfinite(z) ? -1 : z + Double.compare(x, y);
  }

  public static double everyFunction(double x, double y) {
    double a = Math.sin(x) + Math.cos(x) + Math.tan(x) + Math.asin(x) + Math.acos(x) + Math.atan(x);
    double b = Math.exp(x) + Math.expm1(x) + Math.log(x) + Math.log10(x) + Math.log1p(x);
    double c = Math.sinh(x) + Math.cosh(x) + Math.tanh(x) + Math.cbrt(x) + Math.sqrt(x);
    double d = Math.pow(x, y) + Math.atan2(x, y) + Math.hypot(x, y) + Math.fma(x, y, x);
    double e = Math.floor(x) + Math.ceil(x) + Math.rint(x) + Math.min(x, y) + Math.max(x, y);
    return Math.abs(a) + b * c - d / e;
  }

  public static double everyStrictFunction(double x, double y) {
    double a = StrictMath.sin(x) + StrictMath.cos(x) + StrictMath.tan(x) + StrictMath.asin(x);
    double b = StrictMath.exp(x) + StrictMath.expm1(x) + StrictMath.log(x) + StrictMath.log10(x);
    double c = StrictMath.sinh(x) + StrictMath.cosh(x) + StrictMath.tanh(x) + StrictMath.cbrt(x);
    double d = StrictMath.pow(x, y) + StrictMath.atan2(x, y) + StrictMath.hypot(x, y);
    double e = StrictMath.floor(x) + StrictMath.ceil(x) + StrictMath.rint(x) + StrictMath.sqrt(x);
    return StrictMath.abs(a) + b * c - d / e;
  }

  public static double bits(double x, int k) {
    long bits = Double.doubleToRawLongBits(x);
    double power = Double.longBitsToDouble((k + 1023L) << 52);
    double magnitude = Double.longBitsToDouble(bits & 0x7fff_ffff_ffff_ffffL);
    return magnitude * power + Double.longBitsToDouble(bits ^ Long.MIN_VALUE);
  }

  public static float bitsOfFloats(float x) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(x) & 0x7fffffff) + Float.floatToIntBits(x);
  }

  public static double guarded(double[] x, int n) {
    if (n > x.length) {
      throw new IllegalArgumentException("n = " + n + ", but only " + x.length + " of " + x[0]);
    }
    return x.length;
  }

  public static double builtMessage(int n, boolean b, char c, long l, float f) {
    StringBuilder text = new StringBuilder("n=");
    text.append(n).append(b ? "yes" : "no");
    text.append(b).append(c).append(l).append(f).append(1.5);
    if (n > 3) {
      throw new IllegalStateException(text.toString());
    }
    return n;
  }

  public static int onText(int n) {
    String text = n > 5 ? "large" : n > 2 ? "middle" : "small";
    switch (text) {
      case "large":
        return 3;
      case "middle":
        return 2 + text.length();
      default:
        return text.charAt(1) + (text.isEmpty() ? 1 : 0);
    }
  }
}
