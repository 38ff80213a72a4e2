package dev.gradus.samples;

import static dev.gradus.runtime.train.StopCondition.iterations;

import dev.gradus.dsl.Model;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.train.Trainer;
import java.util.List;

/**
 * Maximising. Each step of ascent adds the gradient -2x, which shrinks x by the factor 1 - 2·rate.
 * A framework that only minimises subtracts it: x grows by 1 + 2·rate, away from the maximum.
 */
final class Ascent implements Program {
  @Override
  public List<Model> models(Setup setup) {
    Model hill =
        Model.define(
            "ascent", m -> m.strict().parameter("x").initial(setup.start(1)).square().unaryMinus());
    return List.of(setup.apply(hill));
  }

  @Override
  public void run(Setup setup) {
    Model hill = models(setup).get(0);
    Trainer up = Trainer.maximise(hill);
    Trainer down = Trainer.minimise(hill);
    setup.line("maximised: x = %.4e", climb(up, setup));
    setup.line("minimised, the wrong sign: x = %.2e", climb(down, setup));
  }

  private static double climb(Trainer trainer, Setup setup) {
    return trainer
        .with(Sgd.rate(setup.rate(0.1)))
        .stopWhen(iterations(100))
        .run()
        .parameters()
        .value("x");
  }
}
