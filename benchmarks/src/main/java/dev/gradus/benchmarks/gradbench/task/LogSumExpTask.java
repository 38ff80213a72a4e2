package dev.gradus.benchmarks.gradbench.task;

import dev.gradus.benchmarks.gradbench.LogSumExp;
import dev.gradus.runtime.Gradients;

/** "lse"; see {@link LogSumExp#logSumExp}. */
public final class LogSumExpTask extends ScalarTask {
  private final LogSumExp.Gradient gradient = Gradients.load(LogSumExp.Gradient.class);
  private final double[] x;
  private final double[] adjoint;

  public LogSumExpTask(double[] x) {
    this.x = x;
    this.adjoint = new double[x.length];
  }

  @Override
  double value() {
    return LogSumExp.logSumExp(x);
  }

  @Override
  public void derivative() {
    gradient.valueAndGradient(x, adjoint);
  }

  @Override
  public Object derivativeOutput() {
    return adjoint;
  }
}
