package dev.gradus.benchmarks.suite;

/**
 * Training steps of T1 and T3 as one writes them by hand when each step is a call of its own:
 * between calls parameter and moments stand in arrays, as whoever trains step by step needs them.
 */
abstract class HandCalls implements HandSteps.Run {
  private final double start;
  private final double[] parameter = new double[1];
  private final double[] first = new double[1];
  private final double[] second = new double[1];

  private HandCalls(double start) {
    this.start = start;
  }

  /** x² + 2 x + 5 from 2. */
  static HandCalls scalar() {
    return new HandCalls(2) {
      @Override
      double step(double correction, double rate) {
        double x = parameter();
        update(2 * x + 2, correction, rate);
        return x * x + 2 * x + 5;
      }
    };
  }

  /** Ascent of the log-likelihood of 1, 2, 3 from 0. */
  static HandCalls likelihood() {
    return new HandCalls(0) {
      @Override
      double step(double correction, double rate) {
        double d1 = 1 - parameter();
        double d2 = 2 - parameter();
        double d3 = 3 - parameter();
        update(-(d1 + d2 + d3), correction, rate);
        return 0.5 * (d1 * d1 + d2 * d2 + d3 * d3) + HandSteps.CONSTANT;
      }
    };
  }

  /** One step; gives the objective before it. */
  abstract double step(double correction, double rate);

  final double parameter() {
    return parameter[0];
  }

  final void update(double gradient, double correction, double rate) {
    double m = Math.fma(1 - HandSteps.BETA1, gradient - first[0], first[0]);
    double v = Math.fma((1 - HandSteps.BETA2) * gradient, gradient, second[0] * HandSteps.BETA2);
    parameter[0] -= rate * m / Math.fma(Math.sqrt(v), correction, HandSteps.EPSILON);
    first[0] = m;
    second[0] = v;
  }

  @Override
  public double[] steps(int count, double[] values) {
    parameter[0] = start;
    first[0] = 0;
    second[0] = 0;
    double power1 = 1;
    double power2 = 1;
    for (int k = 0; k < count; k++) {
      power1 *= HandSteps.BETA1;
      power2 *= HandSteps.BETA2;
      values[k] = step(1 / Math.sqrt(1 - power2), HandSteps.RATE / (1 - power1));
    }
    return parameter.clone();
  }
}
