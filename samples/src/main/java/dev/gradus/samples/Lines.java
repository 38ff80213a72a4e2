package dev.gradus.samples;

import dev.gradus.runtime.train.Progress;
import dev.gradus.runtime.train.TrainingListener;

/** Prints a line per reported iteration: the objective and the gradient's norm. */
final class Lines implements TrainingListener {
  private final Setup setup;

  Lines(Setup setup) {
    this.setup = setup;
  }

  @Override
  public void stepped(Progress p) {
    setup.line(
        "k=%4d  %s = %+.6e  |gradient| = %.3e",
        p.iteration(), p.objectiveName(), p.objective(), p.gradientNorm());
  }
}
