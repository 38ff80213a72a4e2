package com.example.oscillation;

import dev.gradus.runtime.GradientOf;

/** Derivatives of the error by the parameters. */
@GradientOf(owner = Objectives.class, method = "error")
public interface ErrorGradient {
  double valueAndGradient(
      double[] parameters, double[] times, double[] readings, double[] parametersAdjoint);

  void hvp(
      double[] parameters,
      double[] times,
      double[] readings,
      double[] parametersTangent,
      double[] product);
}
