package com.example.broken;

import dev.gradus.runtime.Differentiable;

/** Static fields are not written. */
public final class Counted {
  static int calls;

  private Counted() {}

  /** The square, and a count of calls. */
  @Differentiable
  public static double square(double x) {
    calls++; // expect: the field calls
    return x * x;
  }
}
