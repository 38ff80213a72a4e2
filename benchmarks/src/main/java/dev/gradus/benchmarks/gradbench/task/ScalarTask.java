package dev.gradus.benchmarks.gradbench.task;

/** A task whose objective is a number. */
abstract class ScalarTask implements Task {
  private double value;

  /** The objective. */
  abstract double value();

  @Override
  public final void primal() {
    value = value();
  }

  @Override
  public final Object primalOutput() {
    return value;
  }
}
