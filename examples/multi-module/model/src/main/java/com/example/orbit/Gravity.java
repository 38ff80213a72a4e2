package com.example.orbit;

import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;

/** Potentials of points that attract each other. */
public final class Gravity {
  private Gravity() {}

  /** Energy of a point at a position (x, y) in the field of a unit mass at the origin. */
  @Differentiable
  public static double potential(double[] position) {
    return -1 / Math.sqrt(position[0] * position[0] + position[1] * position[1]);
  }

  /** Derivatives of the potential: its negative gradient is the force. */
  @GradientOf(owner = Gravity.class, method = "potential")
  public interface PotentialGradient {
    void gradient(double[] position, double[] positionAdjoint);
  }
}
