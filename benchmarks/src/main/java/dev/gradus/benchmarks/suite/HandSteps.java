package dev.gradus.benchmarks.suite;

import dev.gradus.benchmarks.bench.Competitor;

/**
 * Training steps of the smallest objectives as one writes them by hand, always again from the
 * start: the numbers in locals, the powers of Adam's decay rates by multiplication.
 */
final class HandSteps {
  static final double BETA1 = 0.9;
  static final double BETA2 = 0.999;
  static final double EPSILON = 1e-8;
  static final double RATE = 0.01;
  static final double CONSTANT = 1.5 * StrictMath.log(2 * Math.PI);

  private HandSteps() {}

  /** So many steps from the start; gives parameters, and the objective before every step. */
  interface Run {
    double[] steps(int count, double[] values);
  }

  static Competitor of(Run run) {
    return of("Java by hand", run);
  }

  static Competitor of(String name, Run run) {
    double[] values = new double[Steps.RUN];
    return new Competitor(
        name,
        times -> {
          double sum = 0;
          for (int done = 0; done < times; done += Steps.RUN) {
            sum += run.steps(Math.min(Steps.RUN, times - done), values)[0];
          }
          return sum;
        },
        () -> run.steps(Steps.COMPARED, values));
  }

  /** x² + 2 x + 5 from 2. */
  static double[] scalar(int count, double[] values) {
    double x = 2;
    double m = 0;
    double v = 0;
    double power1 = 1;
    double power2 = 1;
    for (int k = 0; k < count; k++) {
      values[k] = x * x + 2 * x + 5;
      double g = 2 * x + 2;
      power1 *= BETA1;
      power2 *= BETA2;
      m = Math.fma(1 - BETA1, g - m, m);
      v = Math.fma((1 - BETA2) * g, g, v * BETA2);
      double correction = 1 / Math.sqrt(1 - power2);
      x -= RATE / (1 - power1) * m / Math.fma(Math.sqrt(v), correction, EPSILON);
    }
    return new double[] {x};
  }

  /** Two vectors, from zeros, to 1, 2, 3, 4, 5. */
  static double[] vectors(int count, double[] values) {
    double[] x = new double[10];
    double[] m = new double[10];
    double[] v = new double[10];
    double power1 = 1;
    double power2 = 1;
    for (int k = 0; k < count; k++) {
      power1 *= BETA1;
      power2 *= BETA2;
      double correction = 1 / Math.sqrt(1 - power2);
      double step = RATE / (1 - power1);
      double sum = 0;
      for (int i = 0; i < 10; i++) {
        double d = x[i] - (1 + i % 5);
        sum += d * d;
        double g = 2 * d;
        m[i] = Math.fma(1 - BETA1, g - m[i], m[i]);
        v[i] = Math.fma((1 - BETA2) * g, g, v[i] * BETA2);
        x[i] -= step * m[i] / Math.fma(Math.sqrt(v[i]), correction, EPSILON);
      }
      values[k] = sum;
    }
    return x;
  }

  /** Ascent of the log-likelihood of 1, 2, 3 from 0. */
  static double[] likelihood(int count, double[] values) {
    double mu = 0;
    double m = 0;
    double v = 0;
    double power1 = 1;
    double power2 = 1;
    for (int k = 0; k < count; k++) {
      double d1 = 1 - mu;
      double d2 = 2 - mu;
      double d3 = 3 - mu;
      values[k] = 0.5 * (d1 * d1 + d2 * d2 + d3 * d3) + CONSTANT;
      double g = -(d1 + d2 + d3);
      power1 *= BETA1;
      power2 *= BETA2;
      m = Math.fma(1 - BETA1, g - m, m);
      v = Math.fma((1 - BETA2) * g, g, v * BETA2);
      double correction = 1 / Math.sqrt(1 - power2);
      mu -= RATE / (1 - power1) * m / Math.fma(Math.sqrt(v), correction, EPSILON);
    }
    return new double[] {mu};
  }

  /** Linear regression on one batch of rows of 5, plain gradient descent from zeros. */
  static double[] linear(double[] x, double[] y, int count, double[] values) {
    double w0 = 0;
    double w1 = 0;
    double w2 = 0;
    double w3 = 0;
    double w4 = 0;
    double b = 0;
    int rows = y.length;
    for (int k = 0; k < count; k++) {
      double g0 = 0;
      double g1 = 0;
      double g2 = 0;
      double g3 = 0;
      double g4 = 0;
      double gb = 0;
      double sum = 0;
      for (int row = 0; row < rows; row++) {
        int at = 5 * row;
        double r =
            b
                + w0 * x[at]
                + w1 * x[at + 1]
                + w2 * x[at + 2]
                + w3 * x[at + 3]
                + w4 * x[at + 4]
                - y[row];
        sum += r * r;
        g0 += r * x[at];
        g1 += r * x[at + 1];
        g2 += r * x[at + 2];
        g3 += r * x[at + 3];
        g4 += r * x[at + 4];
        gb += r;
      }
      values[k] = sum / rows;
      double scale = RATE * 2 / rows;
      w0 -= scale * g0;
      w1 -= scale * g1;
      w2 -= scale * g2;
      w3 -= scale * g3;
      w4 -= scale * g4;
      b -= scale * gb;
    }
    return new double[] {w0, w1, w2, w3, w4, b};
  }
}
