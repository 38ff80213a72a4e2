package dev.gradus.compiler.tangent;

/** Methods for tests of forward mode. */
final class TangentFixtures {
  private TangentFixtures() {}

  static double product(double x, double y) {
    return x * y;
  }

  static double guarded(double[] x, int n) {
    double s = 0;
    for (int i = 0; i < n; i++) {
      if (x[i] > 0) {
        s += Math.sqrt(x[i]);
      }
    }
    return s;
  }

  static double power(double x, int n) {
    return n == 0 ? 1 : x * power(x, n - 1);
  }

  static double even(double x, int n) {
    return n == 0 ? x : odd(x * x, n - 1);
  }

  static double odd(double x, int n) {
    return n == 0 ? -x : even(x + 1, n - 1);
  }

  static void put(double[] target, int i, double value) {
    target[i] = value;
  }

  static double written(double x, double[] buffer) {
    put(buffer, 0, x * x);
    return buffer[0];
  }

  static double readBeside(double[] x, double[] data, boolean first) {
    double[] z = first ? x : data;
    return z[0] * z[1];
  }

  static double writtenBeside(double[] x, double[] data, boolean first) {
    double[] z = first ? x : data;
    z[0] = 2;
    return z[0] * z[1];
  }

  static double twice(double[] a, double[] b) {
    return dot(a, a) + 3 * dot(a, b);
  }

  static double dot(double[] a, double[] b) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      s += a[i] * b[i];
    }
    return s;
  }

  static double root(double x, double y) {
    return Math.sqrt(x) * y;
  }

  static double logarithm(double x, double y) {
    return Math.log(y) + x * x;
  }

  static double sines(double x, int n) {
    double s = x;
    for (int i = 0; i < n; i++) {
      s = Math.sin(s) * x;
    }
    return s;
  }

  static double bits(double x) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) + 1);
  }

  static double sorted(double[] x) {
    java.util.Arrays.parallelSort(x);
    return x[0];
  }
}
