package dev.gradus.runtime.train;

import dev.gradus.runtime.GradusException;

/** Is told how a training run goes. Every method does nothing unless overridden. */
public interface TrainingListener {
  /** The run begins; nothing has been evaluated. */
  default void started(Progress progress) {}

  /**
   * Iteration k has been evaluated and not yet updated (see {@link #readsObjectiveOnly} for an
   * exception). Called in every n-th iteration if the trainer was told {@code every(n)}.
   */
  default void stepped(Progress progress) {}

  /** An epoch has ended. */
  default void epochEnded(Progress progress) {}

  /** The run has ended. */
  default void ended(TrainingRun run) {}

  /** {@link Trainer#run} ends because of a problem, which it throws after this call. */
  default void failed(GradusException problem) {}

  /**
   * Whether {@link #stepped} looks at the objective and the counters only, never at the gradient or
   * the parameters. Then the step may run as one fused call, and is reported after its update.
   */
  default boolean readsObjectiveOnly() {
    return false;
  }
}
