package dev.gradus.benchmarks.suite;

import static dev.gradus.runtime.train.StopCondition.iterations;

import dev.gradus.dsl.Model;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingRun;

/** A program that descends ½w² in a hundred steps and prints where it came to. */
public final class FirstSteps {
  private FirstSteps() {}

  public static void main(String[] arguments) {
    Model loss =
        Model.define("quadratic", m -> m.strict().parameter("w").initial(5).square().times(0.5));
    TrainingRun run = Trainer.minimise(loss).with(Sgd.rate(0.5)).stopWhen(iterations(100)).run();
    System.out.println(run.parameters().value("w"));
  }
}
