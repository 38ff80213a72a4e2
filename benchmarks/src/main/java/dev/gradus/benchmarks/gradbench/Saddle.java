package dev.gradus.benchmarks.gradbench;

import dev.gradus.runtime.Active;
import dev.gradus.runtime.DerivativeMode;
import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Gradients;

/**
 * The objective "saddle": the least over x of the greatest over y of ‖x‖² - ‖y‖², by a descent
 * whose objective is a descent itself. From Siskind and Pearlmutter, as {@link Particle}.
 */
public final class Saddle {
  private Saddle() {}

  /** ‖y‖² - ‖x‖². */
  @Differentiable
  public static double negated(@Active double[] y, double[] x) {
    return -((x[0] * x[0] + x[1] * x[1]) - (y[0] * y[0] + y[1] * y[1]));
  }

  private static double distance(double[] a, double[] b) {
    double x = a[0] - b[0];
    double y = a[1] - b[1];
    return Math.sqrt(x * x + y * y);
  }

  /** Gradient of {@link Saddle#negated} in reverse mode. */
  @GradientOf(owner = Saddle.class, method = "negated", mode = DerivativeMode.REVERSE)
  public interface NegatedR {
    double valueAndGradient(double[] y, double[] x, double[] yAdjoint);
  }

  /** Gradient of {@link Saddle#negated} in forward mode. */
  @GradientOf(owner = Saddle.class, method = "negated", mode = DerivativeMode.FORWARD)
  public interface NegatedF {
    double valueAndGradient(double[] y, double[] x, double[] yAdjoint);
  }

  /** The greatest value over y, found by a descent with a gradient in reverse mode. */
  @Differentiable
  public static double highestR(@Active double[] x, double[] start) {
    NegatedR negated = Gradients.load(NegatedR.class);
    double[] y = {start[0], start[1]};
    double[] g = new double[2];
    double[] next = new double[2];
    double value = negated.valueAndGradient(y, x, g);
    double rate = Descent.RATE;
    int count = 0;
    while (Math.sqrt(g[0] * g[0] + g[1] * g[1]) > Descent.TOLERANCE) {
      if (count == Descent.PATIENCE) {
        rate *= 2;
        count = 0;
        continue;
      }
      next[0] = y[0] - rate * g[0];
      next[1] = y[1] - rate * g[1];
      if (distance(next, y) <= Descent.TOLERANCE) {
        break;
      }
      double nextValue = negated(next, x);
      if (nextValue < value) {
        y[0] = next[0];
        y[1] = next[1];
        value = nextValue;
        negated.valueAndGradient(y, x, g);
        count++;
      } else {
        rate /= 2;
        count = 0;
      }
    }
    return -negated(y, x);
  }

  /** The greatest value over y, found by a descent with a gradient in forward mode. */
  @Differentiable
  public static double highestF(@Active double[] x, double[] start) {
    NegatedF negated = Gradients.load(NegatedF.class);
    double[] y = {start[0], start[1]};
    double[] g = new double[2];
    double[] next = new double[2];
    double value = negated.valueAndGradient(y, x, g);
    double rate = Descent.RATE;
    int count = 0;
    while (Math.sqrt(g[0] * g[0] + g[1] * g[1]) > Descent.TOLERANCE) {
      if (count == Descent.PATIENCE) {
        rate *= 2;
        count = 0;
        continue;
      }
      next[0] = y[0] - rate * g[0];
      next[1] = y[1] - rate * g[1];
      if (distance(next, y) <= Descent.TOLERANCE) {
        break;
      }
      double nextValue = negated(next, x);
      if (nextValue < value) {
        y[0] = next[0];
        y[1] = next[1];
        value = nextValue;
        negated.valueAndGradient(y, x, g);
        count++;
      } else {
        rate /= 2;
        count = 0;
      }
    }
    return -negated(y, x);
  }

  /** Gradient of {@link Saddle#highestR} in reverse mode. */
  @GradientOf(owner = Saddle.class, method = "highestR", mode = DerivativeMode.REVERSE)
  public interface HighestRR {
    double[] gradient(double[] x, double[] start);
  }

  /** Gradient of {@link Saddle#highestF} in reverse mode. */
  @GradientOf(owner = Saddle.class, method = "highestF", mode = DerivativeMode.REVERSE)
  public interface HighestRF {
    double[] gradient(double[] x, double[] start);
  }

  /** Gradient of {@link Saddle#highestR} in forward mode. */
  @GradientOf(owner = Saddle.class, method = "highestR", mode = DerivativeMode.FORWARD)
  public interface HighestFR {
    double[] gradient(double[] x, double[] start);
  }

  /** Gradient of {@link Saddle#highestF} in forward mode. */
  @GradientOf(owner = Saddle.class, method = "highestF", mode = DerivativeMode.FORWARD)
  public interface HighestFF {
    double[] gradient(double[] x, double[] start);
  }
}
