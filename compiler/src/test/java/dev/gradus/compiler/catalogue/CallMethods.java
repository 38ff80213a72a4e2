package dev.gradus.compiler.catalogue;

import dev.gradus.compiler.oracle.Inputs;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Calls: helpers, recursion, lambdas. */
public final class CallMethods {
  private CallMethods() {}

  private static double square(double x) {
    return x * x;
  }

  private static double softplus(double x) {
    return x > 30 ? x : Math.log1p(Math.exp(x));
  }

  static final class Library {
    private final double unused = 1;

    static double logistic(double x) {
      return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
    }
  }

  public static double helperCalls(double x, double y) {
    return square(x) + square(y + square(x)) * x;
  }

  @Inputs(low = -2, high = 2, unreached = 1)
  public static double helpersOfOtherClasses(double x) {
    return Library.logistic(x) * softplus(x) + Library.logistic(-x);
  }

  private static void scale(double[] x, double f) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= f;
    }
  }

  private static double dot(double[] x, double[] y) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      s += x[i] * y[i];
    }
    return s;
  }

  public static double helpersThatChangeArrays(double[] x, double[] y) {
    double d = dot(x, y);
    scale(x, d);
    scale(y, dot(x, x));
    return dot(x, y);
  }

  public static double helperCalledWithOneArrayTwice(double[] x) {
    return dot(x, x) * dot(x, x);
  }

  private static double[] differences(double[] x) {
    double[] d = new double[x.length - 1];
    for (int i = 0; i < d.length; i++) {
      d[i] = x[i + 1] - x[i];
    }
    return d;
  }

  public static double helperReturnsAnArray(double[] x) {
    double[] d = differences(x);
    double[] dd = differences(d);
    return dot(d, d) + dot(dd, dd) * x[0];
  }

  private static double power(double x, int n) {
    return n == 0 ? 1 : x * power(x, n - 1);
  }

  public static double recursionLinear(double x, int n) {
    return power(x, n) + power(x + 1, 2);
  }

  private static double powerFast(double x, int n) {
    if (n == 0) {
      return 1;
    }
    double half = powerFast(x, n / 2);
    return n % 2 == 0 ? half * half : half * half * x;
  }

  @Inputs(ints = {0, 1, 2, 5, 8, 11})
  public static double recursionBySquaring(double x, int n) {
    return powerFast(x, n);
  }

  private static double fibonacci(double x, int n) {
    return n < 2 ? x + n : fibonacci(x, n - 1) * 0.5 + fibonacci(x, n - 2) * x;
  }

  public static double recursionBinary(double x, int n) {
    return fibonacci(x, n + 3);
  }

  private static double even(double x, int n) {
    return n == 0 ? x : odd(x * x, n - 1) + x;
  }

  private static double odd(double x, int n) {
    return n == 0 ? -x : even(Math.sin(x), n - 1) * 2;
  }

  public static double recursionMutual(double x, int n) {
    return even(x, n);
  }

  private static double minor(double[][] a, int column, boolean[] used, int row) {
    if (row == a.length) {
      return 1;
    }
    double s = 0;
    int sign = 1;
    for (int j = column; j < a.length; j++) {
      if (used[j]) {
        continue;
      }
      used[j] = true;
      s += sign * a[row][j] * minor(a, 0, used, row + 1);
      used[j] = false;
      sign = -sign;
    }
    return s;
  }

  public static double recursionDeterminant(double[][] a) {
    return minor(a, 0, new boolean[a.length], 0);
  }

  private static void mergeSort(double[] x, double[] t, int from, int to) {
    if (to - from < 2) {
      return;
    }
    int mid = (from + to) / 2;
    mergeSort(x, t, from, mid);
    mergeSort(x, t, mid, to);
    for (int i = from, j = mid, k = from; k < to; k++) {
      t[k] = i < mid && (j >= to || x[i] <= x[j]) ? x[i++] : x[j++];
    }
    System.arraycopy(t, from, x, from, to - from);
  }

  @Inputs(length = 7)
  public static void recursionOverParts(double[] x) {
    mergeSort(x, new double[x.length], 0, x.length);
    for (int i = 0; i < x.length; i++) {
      x[i] *= i + 1;
    }
  }

  private static double sumFrom(double[] x, int i) {
    if (i == x.length) {
      return 0;
    }
    x[i] *= x[i];
    return x[i] + sumFrom(x, i + 1) * 0.5;
  }

  public static double recursionChangesArrays(double[] x) {
    return sumFrom(x, 0);
  }

  private static double apply(DoubleUnaryOperator f, double x) {
    return f.applyAsDouble(x);
  }

  public static double lambdaPassedToAnOwnMethod(double x, double y) {
    return apply(t -> t * t + y, x) + apply(t -> Math.sin(t), y);
  }

  public static double methodReferencePassed(double x) {
    return apply(CallMethods::square, x) * apply(Math::exp, x);
  }

  private static double integrate(DoubleUnaryOperator f, double a, double b, int n) {
    double h = (b - a) / n;
    double s = 0;
    for (int i = 0; i < n; i++) {
      s += f.applyAsDouble(a + (i + 0.5) * h);
    }
    return s * h;
  }

  public static double lambdaInsideALoop(double a, double b) {
    return integrate(t -> Math.exp(-t * t * a), 0, b, 9);
  }

  private static double fold(double[] x, double start, DoubleBinaryOperator f) {
    double s = start;
    for (double v : x) {
      s = f.applyAsDouble(s, v);
    }
    return s;
  }

  public static double lambdasOfTwoArguments(double[] x, double w) {
    return fold(x, 1, (s, v) -> s * v + w) - fold(x, w, Math::max);
  }

  private interface Field {
    double at(double[] x, double t);
  }

  private static double euler(Field f, double[] x, int steps) {
    for (int k = 0; k < steps; k++) {
      x[0] += 0.1 * f.at(x, k * 0.1);
    }
    return x[0];
  }

  public static double lambdaOfAnOwnInterface(double[] x, double rate) {
    return euler((y, t) -> -rate * y[0] + y[1] * Math.cos(t), x, 4);
  }

  public static double lambdaCapturesAnArray(double[] x, double y) {
    double[] w = {y, y * y};
    return apply(t -> t * w[0] + w[1] * x[0], x[1]);
  }

  private static double variable(double... x) {
    double s = 0;
    for (double v : x) {
      s += v * v;
    }
    return s;
  }

  public static double variableNumberOfArguments(double x, double y) {
    return variable(x, y, x * y) + variable() + variable(y);
  }

  private static int digits(double x) {
    return x > 1 ? 2 : 1;
  }

  public static double helperOfTruthAndWholes(double x) {
    return x * digits(x) * (digits(x * x) == 2 ? x : 1);
  }

  private static double guarded(double x) {
    if (x < 0.5) {
      throw new ArithmeticException("too small: " + x);
    }
    return Math.sqrt(x - 0.5);
  }

  public static double throwInsideAHelper(double x, double y) {
    return guarded(x) * y;
  }

  private static double deep(double x, int a, int b, int c) {
    return c > 0 ? deep(x * 1.1, b, a, c - 1) + a * x : x * b;
  }

  public static double recursionWithManyParameters(double x, int n) {
    return deep(x, n, n + 1, 3);
  }

  private static double ackermannLike(double x, int depth) {
    double s = x;
    for (int i = 0; i < depth; i++) {
      s += ackermannLike(s * 0.3, depth - 1);
    }
    return s;
  }

  public static double recursionInsideALoop(double x) {
    return ackermannLike(x, 4);
  }
}
