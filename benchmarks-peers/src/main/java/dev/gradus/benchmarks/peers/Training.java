package dev.gradus.benchmarks.peers;

/** Steps of a library on one of the works. */
interface Training {
  /** Back to the parameters of the start, and to the optimiser's first step. */
  void restart();

  /** Forward, backward and update (T5: no update); gives the objective before the step. */
  double step();

  /** The parameters in order; of T5 the objective and its gradient, as the last step left them. */
  double[] state();
}
