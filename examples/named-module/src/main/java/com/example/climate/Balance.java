package com.example.climate;

import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;

/** Energy balance of a planet. */
final class Balance {
  private Balance() {}

  /** Radiation that comes in less that which goes out, in W/m², by temperature (K) and albedo. */
  @Differentiable
  static double net(double temperature, double albedo) {
    double in = 1361.0 / 4 * (1 - albedo);
    double out = 0.61 * 5.670374e-8 * temperature * temperature * temperature * temperature;
    return in - out;
  }

  /** Derivatives by both. */
  @GradientOf(owner = Balance.class, method = "net")
  interface NetGradient {
    double valueAndGradient(double temperature, double albedo, double[] adjoints);
  }
}
