package dev.gradus.runtime.optim;

/**
 * A first-order method: an element-wise update and the hyperparameters of every step. Immutable;
 * the state lives in the arrays that the formula updates.
 */
public interface Optimizer {
  /** Name for reports, such as {@code adam}. */
  String name();

  /** Learning rate of every step. */
  RateSchedule rate();

  /**
   * The update. Where {@code maximise}, it negates the gradient before anything else, as PyTorch
   * does, so that maximising f is minimising −f bit for bit.
   */
  UpdateFormula formula(boolean maximise);

  /**
   * Fills in the hyperparameters of one update.
   *
   * @param step number of the update, from 1
   * @param rate learning rate of this step
   * @param hyper receives {@code formula(…).hypers()} values
   */
  void prepare(long step, double rate, double[] hyper);

  /** Fills in the hyperparameters of one update at the scheduled rate. */
  default void prepare(long step, double[] hyper) {
    double rate = rate().at(step);
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      Hyperparameters.rate("rate of step " + step, rate);
    }
    prepare(step, rate, hyper);
  }

  /**
   * What generated code does before step {@code k} of several: fills in the hyperparameters of the
   * update that comes after {@code updates + k} others.
   */
  static void prepareNext(Optimizer optimizer, long updates, int k, double[] hyper) {
    optimizer.prepare(updates + k + 1, hyper);
  }
}
