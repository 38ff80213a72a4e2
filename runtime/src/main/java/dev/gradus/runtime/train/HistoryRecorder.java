package dev.gradus.runtime.train;

import java.util.OptionalDouble;

/** Records every n-th iteration of a run. */
final class HistoryRecorder {
  private final long every;
  private final OptionalDouble optimum;
  private final Series iteration = new Series();
  private final Series objective = new Series();
  private final Series gap = new Series();
  private final Series gradientNorm = new Series();
  private final Series parameterNorm = new Series();

  /** Records nothing if {@code every} is 0. */
  HistoryRecorder(long every, OptionalDouble optimum) {
    this.every = every;
    this.optimum = optimum;
  }

  boolean isDue(long atIteration) {
    return every > 0 && atIteration % every == 0;
  }

  /** How many iterations from that one on are not recorded. */
  long untilDue(long fromIteration) {
    return every == 0 ? Long.MAX_VALUE : (every - fromIteration % every) % every;
  }

  void record(Progress p) {
    iteration.add((double) p.iteration());
    objective.add(p.objective());
    gap.add(gap(p));
    gradientNorm.add(p.gradientNorm());
    parameterNorm.add(p.parameterNorm());
  }

  private double gap(Progress p) {
    if (optimum.isEmpty()) {
      return Double.NaN;
    }
    double best = optimum.getAsDouble();
    return p.maximises() ? best - p.objective() : p.objective() - best;
  }

  History history() {
    return new History(
        iteration.toArray(),
        objective.toArray(),
        gap.toArray(),
        gradientNorm.toArray(),
        parameterNorm.toArray());
  }
}
