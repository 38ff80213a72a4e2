package dev.gradus.benchmarks.reference;

import java.util.Arrays;

/** The adjoint of {@code ode.c} in Java, loop by loop: what one would write by hand. */
final class RungeKuttaByHand {
  private final int n;
  private final int steps;
  private final double h;

  /** Row s: the state before step s, behind an element 1. */
  private final double[][] states;

  private final double[] b;
  private final double[] c;
  private final double[] d;
  private final double[] dB;
  private final double[] dC;
  private final double[] dD;

  /** x₁ … xₙ₋₁, 0. */
  private final double[] nextX;

  private double[] after;
  private double[] before;

  RungeKuttaByHand(int n, int steps) {
    this.n = n;
    this.steps = steps;
    h = 2.0 / steps;
    states = new double[steps + 1][n + 1];
    for (double[] state : states) {
      state[0] = 1;
    }
    b = states[0].clone();
    c = states[0].clone();
    d = states[0].clone();
    dB = new double[n + 1];
    dC = new double[n + 1];
    dD = new double[n + 1];
    nextX = new double[n];
    after = new double[n + 1];
    before = new double[n + 1];
  }

  /** The last element of the state at the end; fills g with its gradient. */
  double valueAndGradient(double[] x, double[] g) {
    for (int s = 0; s < steps; s++) {
      stages(x, states[s]);
      step(x, states[s], states[s + 1]);
    }
    System.arraycopy(x, 1, nextX, 0, n - 1);
    Arrays.fill(after, 0);
    Arrays.fill(g, 0);
    after[n - 1] = 1;
    for (int s = steps - 1; s >= 0; s--) {
      stages(x, states[s]);
      stagesBack(nextX, after);
      stepBack(nextX, after, before);
      gradient(states[s], after, g);
      double[] swap = after;
      after = before;
      before = swap;
    }
    return states[steps][n];
  }

  private void stages(double[] x, double[] y) {
    stage(x, y, h / 2, y, b);
    stage(x, y, h / 2, b, c);
    stage(x, y, h, c, d);
  }

  private void stage(double[] x, double[] y, double factor, double[] from, double[] to) {
    for (int i = 0; i < n; i++) {
      to[i + 1] = y[i + 1] + factor * x[i] * from[i];
    }
  }

  private void step(double[] x, double[] y, double[] next) {
    for (int i = 0; i < n; i++) {
      next[i + 1] = y[i + 1] + h / 6 * x[i] * (y[i] + 2 * (b[i] + c[i]) + d[i]);
    }
  }

  private void stagesBack(double[] u, double[] y) {
    for (int i = 0; i < n; i++) {
      dD[i] = h / 6 * u[i] * y[i + 1];
    }
    for (int i = 0; i < n; i++) {
      dC[i] = 2 * dD[i] + h * u[i] * dD[i + 1];
    }
    for (int i = 0; i < n; i++) {
      dB[i] = 2 * dD[i] + h / 2 * u[i] * dC[i + 1];
    }
  }

  private void stepBack(double[] u, double[] y, double[] to) {
    for (int i = 0; i < n; i++) {
      to[i] = y[i] + 2 * dD[i] + dC[i] + dB[i] + h / 2 * u[i] * dB[i + 1];
    }
  }

  private void gradient(double[] state, double[] y, double[] g) {
    for (int i = 0; i < n; i++) {
      g[i] +=
          h / 6 * y[i] * (state[i] + 2 * (b[i] + c[i]) + d[i])
              + h * dD[i] * c[i]
              + h / 2 * (dC[i] * b[i] + dB[i] * state[i]);
    }
  }
}
