package dev.gradus.benchmarks.peers;

/** Adam, or plain descent, for libraries that compute gradients only. */
final class HandUpdate {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final boolean adam;
  private final double rate;
  private final double[] first;
  private final double[] second;
  private double power1 = 1;
  private double power2 = 1;

  HandUpdate(Numbers numbers, int size) {
    this.adam = numbers.adam();
    this.rate = numbers.rate();
    this.first = new double[size];
    this.second = new double[size];
  }

  void apply(double[] x, double[] gradient) {
    if (!adam) {
      for (int i = 0; i < x.length; i++) {
        x[i] -= rate * gradient[i];
      }
      return;
    }
    power1 *= BETA1;
    power2 *= BETA2;
    double correction = 1 / Math.sqrt(1 - power2);
    double step = rate / (1 - power1);
    for (int i = 0; i < x.length; i++) {
      double g = gradient[i];
      first[i] += (1 - BETA1) * (g - first[i]);
      second[i] = BETA2 * second[i] + (1 - BETA2) * g * g;
      x[i] -= step * first[i] / (Math.sqrt(second[i]) * correction + EPSILON);
    }
  }
}
