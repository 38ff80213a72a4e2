package dev.gradus.runtime.optim;

/** The learning rate of every step; steps count from 1. */
@FunctionalInterface
public interface RateSchedule {
  /** The rate of update number {@code step}, finite and not negative. */
  double at(long step);

  /** The same rate always. */
  static RateSchedule constant(double rate) {
    Hyperparameters.rate("rate", rate);
    return step -> rate;
  }

  /**
   * Starts at {@code rate} and is multiplied by {@code factor} after every {@code every} steps, as
   * PyTorch's {@code StepLR} counted in steps.
   */
  static RateSchedule stepwise(double rate, double factor, long every) {
    Hyperparameters.rate("rate", rate);
    Hyperparameters.rate("factor", factor);
    Hyperparameters.require(every >= 1, "every", every, "at least 1");
    return step -> rate * IntegerPower.of(factor, (step - 1) / every);
  }
}
