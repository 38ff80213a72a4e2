package dev.gradus.samples;

import static dev.gradus.runtime.train.StopCondition.iterations;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.init.Init;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingRun;
import java.util.List;

/** A parameter may have any shape: the sum of the squares of a random 3×3 matrix. */
final class Matrix implements Program {
  private static final long SEED = 1;

  @Override
  public List<Model> models(Setup setup) {
    Model squares =
        Model.define(
            "matrix",
            m -> m.strict().parameter("W", 3, 3).initial(Init.normal(SEED, 0, 1)).square().sum());
    return List.of(setup.apply(squares));
  }

  @Override
  public void run(Setup setup) {
    TrainingRun run =
        Trainer.minimise(models(setup).get(0))
            .with(Adam.rate(setup.rate(0.01)))
            .stopWhen(iterations(200))
            .every(20)
            .listen(new Lines(setup))
            .run();
    double[] w = run.parameters().get("W");
    for (int row = 0; row < 3; row++) {
      setup.line("W[%d] = %+.6f %+.6f %+.6f", row, w[3 * row], w[3 * row + 1], w[3 * row + 2]);
    }
  }
}
