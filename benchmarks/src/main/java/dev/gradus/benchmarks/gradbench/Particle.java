package dev.gradus.benchmarks.gradbench;

import dev.gradus.runtime.Active;
import dev.gradus.runtime.DerivativeMode;
import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Gradients;

/**
 * The objective "particle": two charges, one of them at (10, 10 - w), deflect a particle; w is to
 * be such that it lands at the origin. The force is a derivative, so that derivatives nest. From
 * Siskind and Pearlmutter, "Using polyvariant union-free flow analysis to compile a higher-order
 * functional-programming language with a first-class derivative operator", 2008.
 */
public final class Particle {
  private static final double STEP = 0.1;

  private Particle() {}

  /** The potential of both charges at x. */
  @Differentiable
  public static double potential(@Active double[] x, double w) {
    double right = (x[0] - 10) * (x[0] - 10);
    double up = x[1] - (10 - w);
    return 1 / Math.sqrt(right + up * up) + 1 / Math.sqrt(right + x[1] * x[1]);
  }

  /** Gradient of the potential in reverse mode. */
  @GradientOf(owner = Particle.class, method = "potential", mode = DerivativeMode.REVERSE)
  public interface PotentialR {
    void gradient(double[] x, double w, double[] xAdjoint);
  }

  /** Gradient of the potential in forward mode. */
  @GradientOf(owner = Particle.class, method = "potential", mode = DerivativeMode.FORWARD)
  public interface PotentialF {
    void gradient(double[] x, double w, double[] xAdjoint);
  }

  /** Squared place of the landing, where the force is found in reverse mode. */
  @Differentiable
  public static double landingR(double w) {
    PotentialR potential = Gradients.load(PotentialR.class);
    double[] force = new double[2];
    double[] x = {0, 8};
    double vx = 0.75;
    double vy = 0;
    while (true) {
      double nextX = x[0] + STEP * vx;
      double nextY = x[1] + STEP * vy;
      if (!(nextY > 0)) {
        double landing = x[0] - x[1] / vy * vx;
        return landing * landing;
      }
      potential.gradient(x, w, force);
      vx -= STEP * force[0];
      vy -= STEP * force[1];
      x[0] = nextX;
      x[1] = nextY;
    }
  }

  /** Squared place of the landing, where the force is found in forward mode. */
  @Differentiable
  public static double landingF(double w) {
    PotentialF potential = Gradients.load(PotentialF.class);
    double[] force = new double[2];
    double[] x = {0, 8};
    double vx = 0.75;
    double vy = 0;
    while (true) {
      double nextX = x[0] + STEP * vx;
      double nextY = x[1] + STEP * vy;
      if (!(nextY > 0)) {
        double landing = x[0] - x[1] / vy * vx;
        return landing * landing;
      }
      potential.gradient(x, w, force);
      vx -= STEP * force[0];
      vy -= STEP * force[1];
      x[0] = nextX;
      x[1] = nextY;
    }
  }

  /** Derivative of {@link Particle#landingR} in reverse mode. */
  @GradientOf(owner = Particle.class, method = "landingR", mode = DerivativeMode.REVERSE)
  public interface LandingRR {
    double gradient(double w);
  }

  /** Derivative of {@link Particle#landingF} in reverse mode. */
  @GradientOf(owner = Particle.class, method = "landingF", mode = DerivativeMode.REVERSE)
  public interface LandingRF {
    double gradient(double w);
  }

  /** Derivative of {@link Particle#landingR} in forward mode. */
  @GradientOf(owner = Particle.class, method = "landingR", mode = DerivativeMode.FORWARD)
  public interface LandingFR {
    double gradient(double w);
  }

  /** Derivative of {@link Particle#landingF} in forward mode. */
  @GradientOf(owner = Particle.class, method = "landingF", mode = DerivativeMode.FORWARD)
  public interface LandingFF {
    double gradient(double w);
  }
}
