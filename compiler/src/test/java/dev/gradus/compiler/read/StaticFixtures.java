package dev.gradus.compiler.read;

import java.util.Arrays;

/** Methods that read static fields. */
public final class StaticFixtures {
  private static final double[] WEIGHTS = {1, 0.5, -0.0, Double.NaN, 1e-300};
  private static final double[][] TABLE = {{1, 2}, {3}, {}};
  private static final int[] POWERS = powers(10);
  private static final boolean[] FLAGS = new boolean[5];
  private static final char[] LETTERS = "letters".toCharArray().length > 3 ? new char[7] : null;
  private static final float[][][] CUBE = new float[2][3][4];
  private static final double ROOT = Math.sqrt(2);
  private static final boolean LARGE = ROOT > 1;
  private static final byte SMALL = (byte) Double.hashCode(ROOT);
  private static final double[] LONG = new double[30_000];
  static final double[] VISIBLE_IN_PACKAGE = {3, 4};
  public static final double[] OPEN = {5, 6};
  static double counter = 7;

  private static final class Nested {
    private static final double[] HIDDEN = Arrays.copyOf(WEIGHTS, 3);
  }

  static {
    FLAGS[2] = true;
    Arrays.fill(CUBE[1][2], 2.5f);
    fill(LONG);
    for (int i = 0; i < LETTERS.length; i++) {
      LETTERS[i] = (char) ('a' + i);
    }
  }

  public enum Shape {
    FLAT,
    ROUND,
    STEEP
  }

  private StaticFixtures() {}

  public static double onEnum(int n, double x) {
    Shape shape = n > 4 ? Shape.FLAT : n > 2 ? Shape.ROUND : Shape.STEEP;
    switch (shape) {
      case FLAT:
        return 1;
      case ROUND:
        return Math.sqrt(x);
      default:
        return x * x + shape.ordinal();
    }
  }

  public static double generated(double x, int n) {
    double[] powers = new double[Math.abs(n)];
    Arrays.setAll(powers, i -> Math.pow(x, i));
    int[] counts = new int[powers.length];
    Arrays.setAll(counts, i -> 2 * i);
    double s = 0;
    for (int i = 0; i < powers.length; i++) {
      s += counts[i] * powers[i];
    }
    return s;
  }

  private static int[] powers(int n) {
    int[] powers = new int[n];
    powers[0] = 1;
    for (int i = 1; i < n; i++) {
      powers[i] = 3 * powers[i - 1];
    }
    return powers;
  }

  private static void fill(double[] a) {
    for (int i = 0; i < a.length; i++) {
      a[i] = 1.0 / i;
    }
  }

  private static double polynomial(double[] coefficients, double x) {
    double y = 0;
    for (double c : coefficients) {
      y = y * x + c;
    }
    return y;
  }

  public static double weighted(double[] x) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      s += WEIGHTS[i] * x[i];
    }
    return s;
  }

  public static double passed(double x) {
    return polynomial(WEIGHTS, x) + polynomial(Nested.HIDDEN, x) * ROOT;
  }

  public static double table(int i, int j) {
    return TABLE[i][j] + TABLE.length + (LARGE ? SMALL : 0);
  }

  public static int whole(int i) {
    return FLAGS[i] ? POWERS[i] : LETTERS[i] + (int) CUBE[1][2][i & 3];
  }

  public static double large(int i) {
    return LONG[29_000 + i] + LONG[LONG.length - 1];
  }

  public static double seenElsewhere(int i) {
    return VISIBLE_IN_PACKAGE[i & 1] + OPEN[i & 1];
  }

  public static double[] copied() {
    double[] copy = WEIGHTS.clone();
    copy[0] = 9;
    return Arrays.copyOfRange(copy, 0, WEIGHTS.length + 1);
  }

  @SuppressWarnings("IdentityBinaryExpression") // always true
  public static double asserted(double x) {
    assert x == x || x != x : "never";
    return x;
  }
}
