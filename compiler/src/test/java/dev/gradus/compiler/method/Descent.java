package dev.gradus.compiler.method;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The descent with adaptive rate that the nested benchmarks prescribe. */
final class Descent {
  private Descent() {}

  static double[] argmin(
      ToDoubleFunction<double[]> f, Function<double[], double[]> gradient, double... start) {
    double[] x = start.clone();
    double value = f.applyAsDouble(x);
    double[] g = gradient.apply(x);
    double rate = 1e-5;
    int count = 0;
    while (norm(g) > 1e-5) {
      if (count == 10) {
        rate *= 2;
        count = 0;
        continue;
      }
      double[] next = new double[x.length];
      double[] step = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        next[i] = x[i] - rate * g[i];
        step[i] = x[i] - next[i];
      }
      if (norm(step) <= 1e-5) {
        break;
      }
      double nextValue = f.applyAsDouble(next);
      if (nextValue < value) {
        x = next;
        value = nextValue;
        g = gradient.apply(x);
        count++;
      } else {
        rate /= 2;
        count = 0;
      }
    }
    return x;
  }

  private static double norm(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return Math.sqrt(sum);
  }
}
