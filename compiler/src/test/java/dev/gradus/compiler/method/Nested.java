package dev.gradus.compiler.method;

import dev.gradus.runtime.Active;
import dev.gradus.runtime.DerivativeMode;
import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Gradients;

/**
 * Nested differentiation: the benchmarks "particle" and "saddle" of Siskind and Pearlmutter (Using
 * polyvariant union-free flow analysis to compile a higher-order functional-programming language
 * with a first-class derivative operator, 2008). R and F are the modes of the inner derivatives.
 */
public final class Nested {
  private Nested() {}

  static double square(double x) {
    return x * x;
  }

  public static double potential(@Active double[] x, double w) {
    double a = Math.sqrt(square(x[0] - 10) + square(x[1] - (10 - w)));
    double b = Math.sqrt(square(x[0] - 10) + square(x[1]));
    return 1 / a + 1 / b;
  }

  public static double negated(@Active double[] y, double[] x) {
    return -((x[0] * x[0] + x[1] * x[1]) - (y[0] * y[0] + y[1] * y[1]));
  }

  @GradientOf(owner = Nested.class, method = "potential", mode = DerivativeMode.REVERSE)
  public interface PotentialR {
    void gradient(double[] x, double w, double[] xAdjoint);
  }

  @GradientOf(owner = Nested.class, method = "negated", mode = DerivativeMode.REVERSE)
  public interface NegatedR {
    double valueAndGradient(double[] y, double[] x, double[] yAdjoint);
  }

  /** Where a particle lands that a charge steers, the force being an inner derivative. */
  public static double landingR(double w) {
    PotentialR potential = Gradients.load(PotentialR.class);
    double[] force = new double[2];
    double[] x = {0, 8};
    double vx = 0.75;
    double vy = 0;
    double dt = 0.1;
    while (true) {
      double nextX = x[0] + dt * vx;
      double nextY = x[1] + dt * vy;
      if (!(nextY > 0)) {
        double last = -x[1] / vy;
        double landing = x[0] + last * vx;
        return landing * landing;
      }
      potential.gradient(x, w, force);
      vx -= dt * force[0];
      vy -= dt * force[1];
      x[0] = nextX;
      x[1] = nextY;
    }
  }

  /** The greatest value over y, found by a descent that calls an inner derivative. */
  public static double highestR(double[] x) {
    NegatedR inner = Gradients.load(NegatedR.class);
    double[] y = {1, 1};
    double[] g = new double[2];
    double[] next = new double[2];
    double value = inner.valueAndGradient(y, x, g);
    double rate = 1e-5;
    int count = 0;
    while (Math.sqrt(g[0] * g[0] + g[1] * g[1]) > 1e-5) {
      if (count == 10) {
        rate *= 2;
        count = 0;
        continue;
      }
      next[0] = y[0] - rate * g[0];
      next[1] = y[1] - rate * g[1];
      if (Math.sqrt(square(next[0] - y[0]) + square(next[1] - y[1])) <= 1e-5) {
        break;
      }
      double nextValue = negated(next, x);
      if (nextValue < value) {
        y[0] = next[0];
        y[1] = next[1];
        value = nextValue;
        inner.valueAndGradient(y, x, g);
        count++;
      } else {
        rate /= 2;
        count = 0;
      }
    }
    return -negated(y, x);
  }

  @GradientOf(owner = Nested.class, method = "landingR", mode = DerivativeMode.REVERSE)
  public interface LandingRR {
    double value(double w);

    double gradient(double w);
  }

  @GradientOf(owner = Nested.class, method = "highestR", mode = DerivativeMode.REVERSE)
  public interface HighestRR {
    double value(double[] x);

    double[] gradient(double[] x);
  }

  @GradientOf(owner = Nested.class, method = "landingR", mode = DerivativeMode.FORWARD)
  public interface LandingFR {
    double value(double w);

    double gradient(double w);
  }

  @GradientOf(owner = Nested.class, method = "highestR", mode = DerivativeMode.FORWARD)
  public interface HighestFR {
    double value(double[] x);

    double[] gradient(double[] x);
  }

  @GradientOf(owner = Nested.class, method = "potential", mode = DerivativeMode.FORWARD)
  public interface PotentialF {
    void gradient(double[] x, double w, double[] xAdjoint);
  }

  @GradientOf(owner = Nested.class, method = "negated", mode = DerivativeMode.FORWARD)
  public interface NegatedF {
    double valueAndGradient(double[] y, double[] x, double[] yAdjoint);
  }

  /** Where a particle lands that a charge steers, the force being an inner derivative. */
  public static double landingF(double w) {
    PotentialF potential = Gradients.load(PotentialF.class);
    double[] force = new double[2];
    double[] x = {0, 8};
    double vx = 0.75;
    double vy = 0;
    double dt = 0.1;
    while (true) {
      double nextX = x[0] + dt * vx;
      double nextY = x[1] + dt * vy;
      if (!(nextY > 0)) {
        double last = -x[1] / vy;
        double landing = x[0] + last * vx;
        return landing * landing;
      }
      potential.gradient(x, w, force);
      vx -= dt * force[0];
      vy -= dt * force[1];
      x[0] = nextX;
      x[1] = nextY;
    }
  }

  /** The greatest value over y, found by a descent that calls an inner derivative. */
  public static double highestF(double[] x) {
    NegatedF inner = Gradients.load(NegatedF.class);
    double[] y = {1, 1};
    double[] g = new double[2];
    double[] next = new double[2];
    double value = inner.valueAndGradient(y, x, g);
    double rate = 1e-5;
    int count = 0;
    while (Math.sqrt(g[0] * g[0] + g[1] * g[1]) > 1e-5) {
      if (count == 10) {
        rate *= 2;
        count = 0;
        continue;
      }
      next[0] = y[0] - rate * g[0];
      next[1] = y[1] - rate * g[1];
      if (Math.sqrt(square(next[0] - y[0]) + square(next[1] - y[1])) <= 1e-5) {
        break;
      }
      double nextValue = negated(next, x);
      if (nextValue < value) {
        y[0] = next[0];
        y[1] = next[1];
        value = nextValue;
        inner.valueAndGradient(y, x, g);
        count++;
      } else {
        rate /= 2;
        count = 0;
      }
    }
    return -negated(y, x);
  }

  @GradientOf(owner = Nested.class, method = "landingF", mode = DerivativeMode.REVERSE)
  public interface LandingRF {
    double value(double w);

    double gradient(double w);
  }

  @GradientOf(owner = Nested.class, method = "highestF", mode = DerivativeMode.REVERSE)
  public interface HighestRF {
    double value(double[] x);

    double[] gradient(double[] x);
  }

  @GradientOf(owner = Nested.class, method = "landingF", mode = DerivativeMode.FORWARD)
  public interface LandingFF {
    double value(double w);

    double gradient(double w);
  }

  @GradientOf(owner = Nested.class, method = "highestF", mode = DerivativeMode.FORWARD)
  public interface HighestFF {
    double value(double[] x);

    double[] gradient(double[] x);
  }
}
