package dev.gradus.benchmarks.gradbench.task;

import dev.gradus.benchmarks.gradbench.Determinant;
import dev.gradus.runtime.Gradients;

/** "det"; see {@link Determinant#determinant}. */
public final class DeterminantTask extends ScalarTask {
  private final Determinant.Gradient gradient = Gradients.load(Determinant.Gradient.class);
  private final double[] a;
  private final int n;
  private final double[] adjoint;

  public DeterminantTask(double[] a, int n) {
    this.a = a;
    this.n = n;
    this.adjoint = new double[a.length];
  }

  @Override
  double value() {
    return Determinant.determinant(a, n);
  }

  @Override
  public void derivative() {
    gradient.valueAndGradient(a, n, adjoint);
  }

  @Override
  public Object derivativeOutput() {
    return adjoint;
  }
}
