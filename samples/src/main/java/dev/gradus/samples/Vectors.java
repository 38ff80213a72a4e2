package dev.gradus.samples;

import static dev.gradus.runtime.train.StopCondition.gradientNormBelow;
import static dev.gradus.runtime.train.StopCondition.iterations;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.init.Init;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingRun;
import java.util.List;

/**
 * Two vectors move to one target. Adam moves every component by about its rate per step, so 300
 * steps of 0.01 cannot cover distances of more than 3: the run ends on the way, not at the target.
 */
final class Vectors implements Program {
  private static final double[] TARGET = {1, 2, 3, 4, 5};

  private static Model distance(Init first, Init second) {
    return Model.define(
        "vectors",
        m -> {
          Tensor a = m.strict().parameter("a", 5).initial(first);
          Tensor b = m.parameter("b", 5).initial(second);
          Tensor target = m.constant(TARGET);
          return a.minus(target).square().sum().plus(b.minus(target).square().sum());
        });
  }

  @Override
  public List<Model> models(Setup setup) {
    Model seeded = distance(Init.normal(1, 0, 1), Init.normal(2, 0, 1));
    Model zeros = distance(Init.zeros(), Init.zeros());
    return List.of(setup.apply(seeded), setup.apply(zeros));
  }

  @Override
  public void run(Setup setup) {
    Model seeded = models(setup).get(0);
    Adam adam = Adam.rate(setup.rate(0.01));
    print(
        setup,
        "300 steps from random vectors",
        Trainer.minimise(seeded)
            .with(adam)
            .stopWhen(iterations(300))
            .every(30)
            .listen(new Lines(setup))
            .run());
    print(
        setup,
        "300 steps from zeros, which do not arrive",
        Trainer.minimise(models(setup).get(1)).with(adam).stopWhen(iterations(300)).run());
    print(
        setup,
        "until the gradient vanishes",
        Trainer.minimise(seeded)
            .with(adam)
            .stopWhen(gradientNormBelow(1e-6), iterations(20_000))
            .run());
    Comparison.print(setup, seeded, adam);
  }

  private static void print(Setup setup, String title, TrainingRun run) {
    setup.line("%s (%d iterations):", title, run.iterations());
    setup.line("  a = %s", Setup.text(run.parameters().get("a")));
    setup.line("  b = %s", Setup.text(run.parameters().get("b")));
  }
}
