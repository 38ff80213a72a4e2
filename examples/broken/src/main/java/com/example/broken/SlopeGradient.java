package com.example.broken;

import dev.gradus.runtime.GradientOf;

/** The adjoint of a number is an array. */
@GradientOf(owner = Slope.class, method = "slope")
public interface SlopeGradient { // expect: does not fit com.example.broken.Slope.slope(double)
  void gradient(double x, double xAdjoint);
}
