package dev.gradus.compiler.method;

import dev.gradus.runtime.Checkpoint;
import dev.gradus.runtime.GradientOf;

/** Methods with long loops. */
public final class LongLoopMethods {
  private LongLoopMethods() {}

  private static void slope(double[] y, double a, double[] to) {
    to[0] = y[1];
    to[1] = -Math.sin(y[0]) - a * y[1];
  }

  /** A step of the classical method of Runge and Kutta for a damped pendulum. */
  private static void step(double[] y, double a, double h, double[][] k, double[] at) {
    slope(y, a, k[0]);
    for (int i = 0; i < 2; i++) {
      at[i] = y[i] + h / 2 * k[0][i];
    }
    slope(at, a, k[1]);
    for (int i = 0; i < 2; i++) {
      at[i] = y[i] + h / 2 * k[1][i];
    }
    slope(at, a, k[2]);
    for (int i = 0; i < 2; i++) {
      at[i] = y[i] + h * k[2][i];
    }
    slope(at, a, k[3]);
    for (int i = 0; i < 2; i++) {
      y[i] += h / 6 * (k[0][i] + 2 * k[1][i] + 2 * k[2][i] + k[3][i]);
    }
  }

  public static double pendulum(double[] start, double a, int steps) {
    double[] y = start.clone();
    double[][] k = new double[4][2];
    double[] at = new double[2];
    for (int s = 0; s < steps; s++) {
      step(y, a, 10.0 / steps, k, at);
    }
    return y[0] * y[0] + a * y[1];
  }

  @Checkpoint
  public static double pendulumWithSnapshots(double[] start, double a, int steps) {
    double[] y = start.clone();
    double[][] k = new double[4][2];
    double[] at = new double[2];
    for (int s = 0; s < steps; s++) {
      step(y, a, 10.0 / steps, k, at);
    }
    return y[0] * y[0] + a * y[1];
  }

  /** A loop whose number of steps shows only when it ends. */
  @Checkpoint
  public static double growthWithSnapshots(double x, double rate) {
    double y = x;
    int steps = 0;
    while (y < 1e6) {
      y += rate * Math.sqrt(y) + x;
      steps++;
    }
    return y / steps;
  }

  public static double growth(double x, double rate) {
    double y = x;
    int steps = 0;
    while (y < 1e6) {
      y += rate * Math.sqrt(y) + x;
      steps++;
    }
    return y / steps;
  }

  @Checkpoint
  static double exchanging(double[] start, int steps) {
    double[] now = start.clone();
    double[] next = new double[now.length];
    for (int s = 0; s < steps; s++) {
      for (int i = 0; i < now.length; i++) {
        next[i] = Math.sin(now[i]);
      }
      double[] other = now;
      now = next;
      next = other;
    }
    return now[0];
  }

  @Checkpoint
  static double exchangingRows(double[][] rows, int steps) {
    for (int s = 0; s < steps; s++) {
      double[] first = rows[0];
      rows[0] = rows[1];
      rows[1] = first;
      rows[0][0] *= rows[1][0];
    }
    return rows[0][0];
  }

  @Checkpoint
  static double random(double x, int steps) {
    double y = x;
    for (int s = 0; s < steps; s++) {
      y = Math.sin(y) + Math.random();
    }
    return y;
  }

  /** The mark on the interface. */
  @Checkpoint(snapshots = 5)
  @GradientOf(owner = LongLoopMethods.class, method = "pendulum")
  public interface Marked {
    double valueAndGradient(double[] start, double a, int steps, double[] x, double[] scalars);
  }

  @GradientOf(owner = LongLoopMethods.class, method = "pendulum")
  public interface Plain {
    double valueAndGradient(double[] start, double a, int steps, double[] x, double[] scalars);

    void hvp(
        double[] start,
        double a,
        int steps,
        double[] startTangent,
        double aTangent,
        double[] x,
        double[] scalars);
  }

  @GradientOf(owner = LongLoopMethods.class, method = "pendulumWithSnapshots")
  public interface Snapshots {
    double valueAndGradient(double[] start, double a, int steps, double[] x, double[] scalars);

    void hvp(
        double[] start,
        double a,
        int steps,
        double[] startTangent,
        double aTangent,
        double[] x,
        double[] scalars);
  }

  @GradientOf(owner = LongLoopMethods.class, method = "growth")
  public interface Growth {
    double valueAndGradient(double x, double rate, double[] gradient);
  }

  @GradientOf(owner = LongLoopMethods.class, method = "growthWithSnapshots")
  public interface GrowthWithSnapshots {
    double valueAndGradient(double x, double rate, double[] gradient);
  }
}
