package dev.gradus.benchmarks.gradbench.task;

/**
 * An objective and its derivative at fixed arguments. Each may be computed again and again; what
 * was computed last is then told in the shape that GradBench's protocol wants: numbers, arrays,
 * lists and maps of these.
 */
public interface Task {
  /** Computes the objective. */
  void primal();

  /** Computes the derivative. */
  void derivative();

  /** What {@link #primal} found. */
  Object primalOutput();

  /** What {@link #derivative} found. */
  Object derivativeOutput();
}
