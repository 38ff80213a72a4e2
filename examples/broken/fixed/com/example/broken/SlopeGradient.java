package com.example.broken;

import dev.gradus.runtime.GradientOf;

/** Derivatives of the slope. */
@GradientOf(owner = Slope.class, method = "slope")
public interface SlopeGradient {
  void gradient(double x, double[] xAdjoint);
}
