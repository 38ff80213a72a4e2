package dev.gradus.runtime.optim;

import dev.gradus.runtime.Problem;

/** Refuses hyperparameters outside their range. */
final class Hyperparameters {
  private Hyperparameters() {}

  static double rate(String name, double value) {
    require(Double.isFinite(value) && value >= 0, name, value, "finite and not negative");
    return value;
  }

  /** A decay rate of a running mean. */
  static double decay(String name, double value) {
    require(value >= 0 && value < 1, name, value, "at least 0 and below 1");
    return value;
  }

  static void require(boolean holds, String name, Object value, String range) {
    if (!holds) {
      throw Problem.HYPERPARAMETER_OUT_OF_RANGE.exception(name, value, range);
    }
  }
}
