package com.example.portfolio;

import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.Inactive;

/** Risk of portfolios. */
public final class Risk {
  private Risk() {}

  /** Variance of a portfolio's return. */
  @Differentiable
  public static double variance(double[] shares, @Inactive double[][] covariance) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      for (int j = 0; j < shares.length; j++) {
        sum += shares[i] * covariance[i][j] * shares[j];
      }
    }
    return sum;
  }
}
