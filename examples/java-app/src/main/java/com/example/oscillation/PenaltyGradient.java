package com.example.oscillation;

import dev.gradus.runtime.GradientOf;

/** Derivatives of the penalty. */
@GradientOf(owner = Objectives.class, method = "penalty")
public interface PenaltyGradient {
  double accumulateGradient(double[] parameters, double[] parametersAdjoint);

  double jvp(double[] parameters, double[] parametersTangent);
}
