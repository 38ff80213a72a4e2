package dev.gradus.samples;

import static dev.gradus.dsl.Model.BATCH;
import static dev.gradus.dsl.loss.Losses.meanSquaredError;
import static dev.gradus.runtime.train.StopCondition.epochs;
import static dev.gradus.training.LossPlot.lossPlot;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.data.Dataset;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingRun;
import dev.gradus.training.OutputDirectory;
import java.util.List;
import java.util.Random;

/** Linear regression on shuffled batches of 32 of 1000 rows; the last batch of an epoch has 8. */
final class Minibatch implements Program {
  private static final double[] WEIGHTS = {2, -1, 0.5, 3, -2};
  private static final double BIAS = 0.7;
  private static final int ROWS = 1000;
  static final long SEED = 42;

  @Override
  public List<Model> models(Setup setup) {
    Model linear =
        Model.define(
            "minibatch",
            m -> {
              Tensor w = m.strict().parameter("w", 5);
              Tensor b = m.parameter("b");
              Tensor x = m.input("X", BATCH, 5);
              Tensor y = m.input("y", BATCH);
              return meanSquaredError(x.dot(w).plus(b), y);
            });
    return List.of(setup.apply(linear));
  }

  /** Standard normal features; noise of deviation 0.1. */
  static Dataset data() {
    Random random = new Random(SEED);
    double[][] x = new double[ROWS][WEIGHTS.length];
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      y[i] = BIAS + 0.1 * random.nextGaussian();
      for (int j = 0; j < WEIGHTS.length; j++) {
        x[i][j] = random.nextGaussian();
        y[i] += WEIGHTS[j] * x[i][j];
      }
    }
    return Dataset.of("X", x).and("y", y);
  }

  @Override
  public void run(Setup setup) {
    Model model = models(setup).get(0);
    Sgd sgd = Sgd.rate(setup.rate(0.05));
    Batches batches = Batches.of(data()).size(32).shuffled(SEED);
    OutputDirectory out = setup.directory("minibatch");
    TrainingRun run =
        Trainer.minimise(model)
            .with(sgd)
            .on(batches)
            .stopWhen(epochs(20))
            .listen(lossPlot(out, "loss"))
            .run();
    setup.line("w = %s", Setup.text(run.parameters().get("w")));
    setup.line("b = %.3f", run.parameters().value("b"));
    setup.line("loss of every step: %s", out.root().resolve("loss.png"));
    Comparison.print(setup, model, sgd, batches);
  }
}
