package dev.gradus.benchmarks.gradbench;

import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;

/** The objective "hello": a square. */
public final class Square {
  private Square() {}

  @Differentiable
  public static double square(double x) {
    return x * x;
  }

  /** Gradient of {@link Square#square}. */
  @GradientOf(owner = Square.class, method = "square")
  public interface Gradient {
    double gradient(double x);
  }
}
