package dev.gradus.samples;

import dev.gradus.runtime.GradientOf;

/** Derivatives of {@link Objectives#rosenbrock}, by name and signature. */
@GradientOf(owner = Objectives.class, method = "rosenbrock")
public interface RosenbrockGradient {
  /** Overwrites {@code xAdjoint} with the gradient and returns the value. */
  double valueAndGradient(double[] x, double[] xAdjoint);

  /** Overwrites {@code product} with the Hessian times {@code xTangent}. */
  void hvp(double[] x, double[] xTangent, double[] product);
}
