package com.example.oscillation;

import dev.gradus.runtime.GradientOf;

/** Derivatives of the swing by the parameters. */
@GradientOf(owner = Objectives.class, method = "swing")
public interface SwingGradient {
  double[] gradient(double[] parameters, double time);
}
