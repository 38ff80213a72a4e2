package dev.gradus.benchmarks.gradbench.task;

import dev.gradus.benchmarks.gradbench.Square;
import dev.gradus.runtime.Gradients;

/** "hello" at a number. */
public final class SquareTask extends ScalarTask {
  private final Square.Gradient gradient = Gradients.load(Square.Gradient.class);
  private final double x;
  private double derivative;

  public SquareTask(double x) {
    this.x = x;
  }

  @Override
  double value() {
    return Square.square(x);
  }

  @Override
  public void derivative() {
    derivative = gradient.gradient(x);
  }

  @Override
  public Object derivativeOutput() {
    return derivative;
  }
}
