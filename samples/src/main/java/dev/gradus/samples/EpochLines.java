package dev.gradus.samples;

import dev.gradus.runtime.train.Progress;
import dev.gradus.runtime.train.TrainingListener;

/** Prints the mean loss of every n-th epoch. */
final class EpochLines implements TrainingListener {
  private final Setup setup;
  private final long every;

  EpochLines(Setup setup, long every) {
    this.setup = setup;
    this.every = every;
  }

  @Override
  public void epochEnded(Progress p) {
    if (p.epochs() % every == 0) {
      setup.line("epoch %3d  loss %.6f", p.epochs(), p.epochObjective());
    }
  }

  @Override
  public boolean readsObjectiveOnly() {
    return true;
  }
}
