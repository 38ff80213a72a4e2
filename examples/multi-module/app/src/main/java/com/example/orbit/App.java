package com.example.orbit;

import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Gradients;
import java.util.Locale;

/** Flies an orbit, and tells how its end depends on its start. */
public final class App {
  private App() {}

  /** Distance from the origin after some time, by start and velocity (x, y, u, v). */
  public static double distance(double[] start, int steps) {
    double x = start[0];
    double y = start[1];
    double u = start[2];
    double v = start[3];
    for (int i = 0; i < steps; i++) {
      double energy = Gravity.potential(new double[] {x, y});
      double pull = energy * energy * energy * 0.01;
      u += pull * x;
      v += pull * y;
      x += 0.01 * u;
      y += 0.01 * v;
    }
    return Math.sqrt(x * x + y * y);
  }

  /** Derivatives of that, through the method of another module. */
  @GradientOf(owner = App.class, method = "distance")
  public interface DistanceGradient {
    double[] gradient(double[] start, int steps);
  }

  public static void main(String[] args) {
    double[] force = new double[2];
    Gradients.load(Gravity.PotentialGradient.class).gradient(new double[] {2, 0}, force);
    double[] by = Gradients.load(DistanceGradient.class).gradient(new double[] {1, 0, 0, 1}, 100);
    System.out.printf(Locale.ROOT, "slope of the potential %.2f %.2f%n", force[0], force[1]);
    System.out.printf(Locale.ROOT, "by the start %.2f %.2f %.2f %.2f%n", by[0], by[1], by[2], by[3]);
  }
}
