package dev.gradus.samples;

import static dev.gradus.runtime.train.StopCondition.iterations;

import dev.gradus.dsl.Model;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.train.Trainer;
import java.util.List;

/**
 * Bounds by projection: w ≥ 0 does not bind where the minimum is at 1, and binds where it is at -1.
 */
final class BoundsSample implements Program {
  @Override
  public List<Model> models(Setup setup) {
    return List.of(setup.apply(minimumAt(1, setup)), setup.apply(minimumAt(-1, setup)));
  }

  private static Model minimumAt(double place, Setup setup) {
    return Model.define(
        "bounds", m -> m.strict().parameter("w").initial(setup.start(3)).minus(place).square());
  }

  @Override
  public void run(Setup setup) {
    List<Model> models = models(setup);
    setup.line("min (w-1)^2 over w >= 0: w = %.6f", solve(models.get(0), setup));
    setup.line("min (w+1)^2 over w >= 0: w = %.6f", solve(models.get(1), setup));
  }

  private static double solve(Model model, Setup setup) {
    return Trainer.minimise(model)
        .with(Sgd.rate(setup.rate(0.1)))
        .bounds("w", 0, Double.POSITIVE_INFINITY)
        .stopWhen(iterations(200))
        .run()
        .parameters()
        .value("w");
  }
}
