/** A recursive method returns an array, called in a loop that stores to rows. */
public final class RowsOfARecursiveHelper {
  static double[] h(double x, double[] a, double[] b, int n) {
    if (n <= 0) return new double[] {Math.sin(a[n & 3]), 1, Math.tanh(x * x), 2};
    x += 0.25 * h(0.5 * x + a[0], b, a, n - 1)[1];
    return new double[] {0.5 * Math.cos(x) + a[n & 3] * 0.25, 1, Math.sin(b[n + 2 & 3]), 2};
  }

  public static double[] f(double x, double y, double[] a, double[] b, double[][] m, int n, boolean flag) {
    for (int i = 0; i < (n & 3); i++) {
      double[] w = h(Math.sin(x * m[3 * i & 3][2]), b, a, 2);
      m[i & 3][n & 3] += 0.125 * Math.cos(0.75 / (1.5 + x * x)) + w[2] * 0.25;
    }
    double[] w6 = h(Math.atan(m[3][n & 3] * m[n & 3][2]), a, b, 2);
    return new double[] {x * 0.25 * w6[1], 1, Math.atan(Math.sin(m[n + 2 & 3][1])), 2};
  }
}
