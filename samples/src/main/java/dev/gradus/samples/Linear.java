package dev.gradus.samples;

import static dev.gradus.dsl.Model.BATCH;
import static dev.gradus.dsl.loss.Losses.meanSquaredError;
import static dev.gradus.runtime.train.StopCondition.iterations;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.data.Dataset;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.optim.UpdateFormula;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingRun;
import java.util.List;
import java.util.Random;

/** A line through noisy points, three ways: compiled calls by hand, the trainer, micro-batches. */
final class Linear implements Program {
  private static final int POINTS = 100;
  private static final int STEPS = 200;
  private static final long SEED = 7;

  @Override
  public List<Model> models(Setup setup) {
    Model line =
        Model.define(
            "linear",
            m -> {
              Tensor slope = m.strict().parameter("slope");
              Tensor bias = m.parameter("bias");
              Tensor x = m.input("x", BATCH);
              Tensor y = m.input("y", BATCH);
              return meanSquaredError(slope.times(x).plus(bias), y);
            });
    return List.of(setup.apply(line));
  }

  /** y = 2x + 1 + 0.1·noise at equally spaced points of [-2, 2]. */
  private static Dataset points() {
    Random random = new Random(SEED);
    double[] x = new double[POINTS];
    double[] y = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      x[i] = -2 + 4.0 * i / (POINTS - 1);
      y[i] = 2 * x[i] + 1 + 0.1 * random.nextGaussian();
    }
    return Dataset.of("x", x).and("y", y);
  }

  @Override
  public void run(Setup setup) {
    Model model = models(setup).get(0);
    Sgd sgd = Sgd.rate(setup.rate(0.05));
    Batches whole = Batches.of(points());

    Workspace w = byHand(model, sgd, whole);
    setup.line("by hand:       slope = %.6f  bias = %.6f", w.parameter(0)[0], w.parameter(1)[0]);
    Trainer trainer = Trainer.minimise(model).with(sgd).stopWhen(iterations(STEPS));
    print(setup, "by trainer:   ", trainer.on(whole).run());
    print(setup, "micro-batches:", trainer.on(whole.size(POINTS / 4)).accumulate(4).run());
  }

  private static Workspace byHand(Model model, Sgd sgd, Batches batches) {
    UpdateFormula update = sgd.formula(false);
    Kernel kernel = Kernels.compile(model, update);
    Workspace w = kernel.newWorkspace();
    w.hyper = new double[update.hypers()];
    batches.feed(w).next();
    for (int step = 1; step <= STEPS; step++) {
      sgd.prepare(step, w.hyper);
      kernel.step(w);
    }
    return w;
  }

  private static void print(Setup setup, String title, TrainingRun run) {
    setup.line(
        "%s slope = %.6f  bias = %.6f",
        title, run.parameters().value("slope"), run.parameters().value("bias"));
  }
}
