package dev.gradus.samples;

import static dev.gradus.runtime.train.StopCondition.iterations;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingRun;
import java.util.List;

/** The smallest objective, a parabola: it has its minimum 4 at x = -1. */
final class Scalar implements Program {
  @Override
  public List<Model> models(Setup setup) {
    Model parabola =
        Model.define(
            "scalar",
            m -> {
              Tensor x = m.strict().parameter("x").initial(setup.start(2));
              return x.square().plus(x.times(2)).plus(5);
            });
    return List.of(setup.apply(parabola));
  }

  @Override
  public void run(Setup setup) {
    Model model = models(setup).get(0);
    Adam adam = Adam.rate(setup.rate(0.1));
    TrainingRun run =
        Trainer.minimise(model)
            .with(adam)
            .stopWhen(iterations(100))
            .every(10)
            .listen(new Lines(setup))
            .run();
    setup.line("x = %.6f", run.parameters().value("x"));
    Comparison.print(setup, model, adam);
  }
}
