package dev.gradus.samples;

import java.util.Random;

/**
 * A pole balanced on a cart that is pushed left or right: A. Barto, R. Sutton, C. Anderson,
 * “Neuronlike adaptive elements that can solve difficult learning control problems”, 1983. The
 * state is position (m), velocity (m/s), angle (rad), angular velocity (rad/s); an episode ends
 * when cart or pole leave their range, or after 200 steps. Every step is worth 1.
 */
final class CartPole {
  static final int LONGEST = 200;
  private static final double GRAVITY = 9.8;
  private static final double CART_MASS = 1.0;
  private static final double POLE_MASS = 0.1;
  private static final double HALF_LENGTH = 0.5;
  private static final double FORCE = 10;
  private static final double SECONDS = 0.02;
  private static final double WIDEST = 2.4;
  private static final double STEEPEST = Math.toRadians(12);

  private final double[] state = new double[4];
  private int steps;

  /** Begins an episode near the upright position. */
  void reset(Random random) {
    steps = 0;
    for (int i = 0; i < state.length; i++) {
      state[i] = 0.1 * random.nextDouble() - 0.05;
    }
  }

  /** Copies the state to four places of an array. */
  void observe(double[] to, int offset) {
    System.arraycopy(state, 0, to, offset, state.length);
  }

  /** Pushes left (0) or right (1) for one step; whether the episode goes on. */
  boolean step(int action) {
    double push = action == 1 ? FORCE : -FORCE;
    double sin = StrictMath.sin(state[2]);
    double cos = StrictMath.cos(state[2]);
    double mass = CART_MASS + POLE_MASS;
    double common = (push + POLE_MASS * HALF_LENGTH * state[3] * state[3] * sin) / mass;
    double angular =
        (GRAVITY * sin - cos * common) / (HALF_LENGTH * (4.0 / 3 - POLE_MASS * cos * cos / mass));
    double linear = common - POLE_MASS * HALF_LENGTH * angular * cos / mass;
    state[0] += SECONDS * state[1];
    state[1] += SECONDS * linear;
    state[2] += SECONDS * state[3];
    state[3] += SECONDS * angular;
    steps++;
    return Math.abs(state[0]) <= WIDEST && Math.abs(state[2]) <= STEEPEST && steps < LONGEST;
  }
}
