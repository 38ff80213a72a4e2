package dev.gradus.runtime.train;

import java.time.Duration;

/**
 * Where a training run stands; valid during the call that receives it. Iteration k evaluates the
 * objective at the parameters w_k, lets listeners and conditions look, and then updates to w_{k+1}.
 */
public interface Progress {
  /** Name of the objective. */
  String objectiveName();

  /** Whether the objective is maximised. */
  boolean maximises();

  /** Number k of the current iteration, from 0. */
  long iteration();

  /** Updates made so far. */
  long updates();

  /** Epochs completed so far; without batches every iteration is an epoch. */
  long epochs();

  /** Iterations of one epoch. */
  long iterationsPerEpoch();

  /** The objective of this iteration's batch, before the update. */
  double objective();

  /** The objective of the iteration before; NaN in the first. */
  double previousObjective();

  /**
   * Mean of the objective over the rows seen in this epoch, or, once the epoch has ended, over all
   * its rows.
   */
  double epochObjective();

  /**
   * Euclidean norm of the gradient over all trained parameters, before clipping. Under bounds it is
   * the norm of the projected gradient: components that push against an active bound count as 0.
   */
  double gradientNorm();

  /** Euclidean norm of all trained parameters. */
  double parameterNorm();

  /** A copy of the parameters. */
  Parameters parameters();

  /** Nanoseconds since the run began. */
  long elapsedNanos();

  /** Time since the run began. */
  default Duration elapsed() {
    return Duration.ofNanos(elapsedNanos());
  }
}
