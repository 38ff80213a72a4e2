package dev.gradus.runtime.train;

import dev.gradus.runtime.Problem;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * When a training run ends. The first condition that holds ends it, in the order given.
 *
 * <p>Conditions of convergence (gradient norm, objective, relative change, your own) look after the
 * evaluation and before the update: where one holds, the iteration is logged and its update is left
 * out. Budgets (iterations, epochs, wall clock) look after the update.
 */
@FunctionalInterface
public interface StopCondition {
  /** Whether the run ends here. */
  boolean holds(Progress progress);

  /** Whether this is a budget, looked at after the update; it must not read the gradient. */
  default boolean isBudget() {
    return false;
  }

  /**
   * For a budget: how many iterations from here on it surely allows; it is looked at no sooner than
   * after that many. 1 if only the iteration itself can tell.
   */
  default long iterationsLeft(Progress progress) {
    return 1;
  }

  /** Ends after that many iterations. */
  static StopCondition iterations(long n) {
    require(n >= 1, "iterations", n, "at least 1");
    return new CountedBudget("iterations = " + n, n, p -> p.iteration() + 1, p -> 1);
  }

  /** Ends after that many epochs. */
  static StopCondition epochs(long n) {
    require(n >= 1, "epochs", n, "at least 1");
    return new CountedBudget("epochs = " + n, n, Progress::epochs, Progress::iterationsPerEpoch);
  }

  /** Ends after the first update that completes past this time. */
  static StopCondition wallClock(Duration limit) {
    long nanos = limit.toNanos();
    return budget("wall clock = " + limit, p -> p.elapsedNanos() >= nanos);
  }

  /** Ends where the norm of the gradient is at most {@code bound}. */
  static StopCondition gradientNormBelow(double bound) {
    require(bound >= 0, "gradient norm bound", bound, "not negative");
    return named("gradient norm <= " + bound, p -> p.gradientNorm() <= bound);
  }

  /** Ends where the objective is at most {@code target}. */
  static StopCondition objectiveBelow(double target) {
    require(!Double.isNaN(target), "objective target", target, "a number");
    return named("objective <= " + target, p -> p.objective() <= target);
  }

  /** Ends where the objective is at least {@code target}; for maximising. */
  static StopCondition objectiveAbove(double target) {
    require(!Double.isNaN(target), "objective target", target, "a number");
    return named("objective >= " + target, p -> p.objective() >= target);
  }

  /**
   * Ends where the objective changed by at most {@code bound} times its former size, from one
   * iteration to the next.
   */
  static StopCondition relativeChangeBelow(double bound) {
    require(bound >= 0, "relative change bound", bound, "not negative");
    return named(
        "relative change <= " + bound,
        p ->
            Math.abs(p.objective() - p.previousObjective())
                <= bound * Math.abs(p.previousObjective()));
  }

  /** A condition of convergence with a name for reports. */
  static StopCondition named(String name, Predicate<Progress> test) {
    return new NamedCondition(name, false, test);
  }

  private static StopCondition budget(String name, Predicate<Progress> test) {
    return new NamedCondition(name, true, test);
  }

  private static void require(boolean holds, String what, Object value, String range) {
    if (!holds) {
      throw Problem.TRAINING_OPTION_OUT_OF_RANGE.exception(what, value, range);
    }
  }
}
