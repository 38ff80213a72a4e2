/** Rows are swapped and written in loops that are left by jumps; an array has two names. */
public final class RowsSwappedInLoops {
  static void h(double x, double[] a, double[] b, int n) {
    if (n <= 0) return;
    a[n & 3] += Math.sin(x * b[n - 1 & 3]);
    h(0.5 * x + a[0], b, a, n - 1);
  }

  public static double f(double x, double y, double[] a, double[] b, double[][] m, int n, boolean flag) {
    double s = x;
    double[] z = flag ? a : m[n & 3];
    outer:
    for (int i = 0; i < 4; i++) {
      double[] t = m[i];
      m[i] = m[i * n & 3];
      m[i * n & 3] = t;
      for (double e : z) {
        s = Math.tanh(s * e + m[i][1]);
        if (s > 0.9) continue outer;
        if (s < -0.7) break outer;
        z[i] *= s;
      }
      h(s, m[0], z, 2);
    }
    return s * m[0][n & 3] + z[2] * y;
  }
}
