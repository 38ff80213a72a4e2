package dev.gradus.samples;

import static dev.gradus.runtime.train.StopCondition.iterations;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingRun;

/**
 * A policy that chooses between two actions in one state: the expected reward under its
 * probabilities has a gradient, the reward of its most likely action has none.
 */
final class TextbookPolicy {
  private static final double STATE = 1.0;
  private static final double[] REWARDS = {10, 0};

  private TextbookPolicy() {}

  static Model expectedReward() {
    return Model.define(
        "policy",
        m -> {
          Tensor w = m.strict().parameter("w", 2);
          Tensor probabilities = w.times(STATE).softmax(0);
          m.output("probabilities", probabilities);
          return probabilities.dot(m.constant(REWARDS));
        });
  }

  static Model rewardOfTheBest() {
    return Model.define(
        "greedy",
        m -> {
          Tensor w = m.parameter("w", 2);
          Tensor best = w.times(STATE).softmax(0).argmax(0);
          return m.constant(REWARDS).gather(best);
        });
  }

  static void run(Setup setup) {
    TrainingRun run =
        Trainer.maximise(setup.apply(expectedReward()))
            .with(Adam.rate(setup.rate(0.01)))
            .stopWhen(iterations(100))
            .every(10)
            .listen(new Lines(setup))
            .run();
    double[] w = run.parameters().get("w");
    setup.line("w = %s", Setup.text(w));
    setup.line("expected reward = %.6f", run.kernel().value(run.workspace()));
    try {
      rewardOfTheBest();
    } catch (GradusException e) {
      setup.line("choosing by argmax instead: %s", e.getMessage());
    }
  }
}
