package dev.gradus.benchmarks.gradbench.task;

import dev.gradus.benchmarks.gradbench.RungeKutta;
import dev.gradus.runtime.Gradients;

/** "ode"; see {@link RungeKutta}. The derivative is that of the last element. */
public final class RungeKuttaTask implements Task {
  private final RungeKutta.Gradient gradient = Gradients.load(RungeKutta.Gradient.class);
  private final double[] x;
  private final int steps;
  private final double[] y;
  private final double[] adjoint;

  public RungeKuttaTask(double[] x, int steps) {
    this.x = x;
    this.steps = steps;
    this.y = new double[x.length];
    this.adjoint = new double[x.length];
  }

  @Override
  public void primal() {
    RungeKutta.solve(x, steps, y);
  }

  @Override
  public void derivative() {
    gradient.valueAndGradient(x, steps, adjoint);
  }

  @Override
  public Object primalOutput() {
    return y;
  }

  @Override
  public Object derivativeOutput() {
    return adjoint;
  }
}
