package com.example.broken;

import dev.gradus.runtime.Differentiable;

/** Handlers of exceptions are not read. */
public final class Guarded {
  private Guarded() {}

  /** The element at an index, or 0. */
  @Differentiable
  public static double element(double[] x, int index) {
    try {
      return x[index] * x[index]; // expect: uses try/catch
    } catch (ArrayIndexOutOfBoundsException e) {
      return 0;
    }
  }
}
