package com.example.broken;

import dev.gradus.runtime.Differentiable;

/** Arrays are. */
public final class Prices {
  private Prices() {}

  /** The sum of prices, with tax. */
  @Differentiable
  public static double total(double tax, double[] prices) {
    double sum = 0;
    for (double price : prices) {
      sum += price * (1 + tax);
    }
    return sum;
  }
}
