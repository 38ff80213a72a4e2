package com.example.broken;

import dev.gradus.runtime.Differentiable;

/** Conditions are. */
public final class Guarded {
  private Guarded() {}

  /** The element at an index, or 0. */
  @Differentiable
  public static double element(double[] x, int index) {
    return index >= 0 && index < x.length ? x[index] * x[index] : 0;
  }
}
