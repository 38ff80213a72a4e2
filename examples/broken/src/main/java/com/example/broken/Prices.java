package com.example.broken;

import dev.gradus.runtime.Differentiable;
import java.util.List;

/** Collections are not followed. */
public final class Prices {
  private Prices() {}

  /** The sum of prices, with tax. */
  @Differentiable
  public static double total(double tax, List<Double> prices) {
    double sum = 0;
    for (double price : prices) { // expect: java.util.List.iterator
      sum += price * (1 + tax);
    }
    return sum;
  }
}
