package dev.gradus.samples;

import static dev.gradus.runtime.train.StopCondition.iterations;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingRun;
import java.util.List;

/** Maximum likelihood: the mean of a normal distribution with deviation 1 that explains 1, 2, 3. */
final class Likelihood implements Program {
  private static final double[] OBSERVED = {1, 2, 3};

  @Override
  public List<Model> models(Setup setup) {
    Model logLikelihood =
        Model.define(
            "likelihood",
            m -> {
              Tensor mu = m.strict().parameter("mu").initial(setup.start(0));
              Tensor deviation = m.constant(OBSERVED).minus(mu);
              double constant = 0.5 * StrictMath.log(2 * Math.PI);
              return deviation.square().times(-0.5).minus(constant).sum();
            });
    return List.of(setup.apply(logLikelihood));
  }

  @Override
  public void run(Setup setup) {
    Model model = models(setup).get(0);
    Adam adam = Adam.rate(setup.rate(0.01));
    TrainingRun run =
        Trainer.maximise(model)
            .with(adam)
            .stopWhen(iterations(100))
            .every(10)
            .listen(new Lines(setup))
            .run();
    Kernel kernel = run.kernel();
    setup.line("mu = %.6f", run.parameters().value("mu"));
    setup.line("log-likelihood = %.6f", kernel.value(run.workspace()));
    Comparison.print(setup, model, adam);
  }
}
