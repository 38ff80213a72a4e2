package dev.gradus.samples;

import static dev.gradus.runtime.train.StopCondition.gradientNormBelow;
import static dev.gradus.runtime.train.StopCondition.iterations;

import dev.gradus.dsl.Model;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingRun;
import java.util.List;
import java.util.Locale;

/**
 * Gradient descent on three losses until the slope is at most 1e-10, in float and in double. The
 * final loss is the last one logged: that of the last iteration, before its update.
 */
final class Descent implements Program {
  private static final double SLOPE = 1e-10;

  @Override
  public List<Model> models(Setup setup) {
    double start = setup.start(5);
    return List.of(
        setup.apply(OneDimension.quadratic(start)),
        setup.apply(OneDimension.shifted(start)),
        setup.apply(OneDimension.doubleWell(start)));
  }

  @Override
  public void run(Setup setup) {
    for (DType dtype : setup.dtypes()) {
      setup.line("%s:", dtype.name().toLowerCase(Locale.ROOT));
      List<Model> losses = models(setup.with(dtype));
      descend(setup, losses.get(0), 0.5, 80);
      descend(setup, losses.get(1), 0.5, 80);
      descend(setup, losses.get(2), 0.02, 200);
    }
  }

  private static void descend(Setup setup, Model loss, double rate, int cap) {
    TrainingRun run =
        Trainer.minimise(loss)
            .with(Sgd.rate(setup.rate(rate)))
            .stopWhen(gradientNormBelow(SLOPE), iterations(cap))
            .run();
    setup.line(
        "[%s] final w=%.6e, final L=%.6e, iters=%d",
        loss.name(), run.parameters().value("w"), run.objective(), run.iterations());
  }
}
