package dev.gradus.benchmarks.gradbench;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The descent with an adaptive rate that the objectives "particle" and "saddle" prescribe. */
public final class Descent {
  static final double RATE = 1e-5;

  /** Gradients and steps of a smaller norm end the descent. */
  static final double TOLERANCE = 1e-5;

  /** The rate grows after so many steps that succeed. */
  static final int PATIENCE = 10;

  private Descent() {}

  /** Where the descent from {@code start} ends. */
  public static double[] argmin(
      ToDoubleFunction<double[]> f, Function<double[], double[]> gradient, double... start) {
    double[] x = start.clone();
    double value = f.applyAsDouble(x);
    double[] g = gradient.apply(x);
    double rate = RATE;
    int count = 0;
    while (norm(g) > TOLERANCE) {
      if (count == PATIENCE) {
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
      if (norm(step) <= TOLERANCE) {
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
