package dev.gradus.benchmarks.gradbench.task;

import dev.gradus.benchmarks.gradbench.PolynomialFit;
import dev.gradus.runtime.Gradients;

/** "llsq"; see {@link PolynomialFit#halfSquares}. */
public final class PolynomialFitTask extends ScalarTask {
  private final PolynomialFit.Gradient gradient = Gradients.load(PolynomialFit.Gradient.class);
  private final double[] x;
  private final int n;
  private final double[] adjoint;

  public PolynomialFitTask(double[] x, int n) {
    this.x = x;
    this.n = n;
    this.adjoint = new double[x.length];
  }

  @Override
  double value() {
    return PolynomialFit.halfSquares(x, n);
  }

  @Override
  public void derivative() {
    gradient.valueAndGradient(x, n, adjoint);
  }

  @Override
  public Object derivativeOutput() {
    return adjoint;
  }
}
