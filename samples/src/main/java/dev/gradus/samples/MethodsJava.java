package dev.gradus.samples;

import static dev.gradus.runtime.train.StopCondition.epochs;
import static dev.gradus.runtime.train.StopCondition.gradientNormBelow;
import static dev.gradus.runtime.train.StopCondition.iterations;

import dev.gradus.dsl.Model;
import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.Objective;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.data.Dataset;
import dev.gradus.runtime.data.DoubleColumn;
import dev.gradus.runtime.data.IntColumn;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingRun;
import java.util.Arrays;
import java.util.List;

/** Plain methods differentiated, without any model: see {@link Objectives}. */
final class MethodsJava implements Program {
  @Override
  public List<Model> models(Setup setup) {
    return List.of();
  }

  @Override
  public List<String> methods() {
    String owner = Objectives.class.getName();
    return List.of(owner + "#rosenbrock", owner + "#logistic");
  }

  @Override
  public void run(Setup setup) {
    byHand(setup);
    rosenbrock(setup);
    logistic(setup);
  }

  /** A typed derivative, and one step against it. */
  private static void byHand(Setup setup) {
    RosenbrockGradient f = Gradients.load(RosenbrockGradient.class);
    double[] x = {-1.2, 1};
    double[] gradient = new double[2];
    double value = f.valueAndGradient(x, gradient);
    setup.line("f(-1.2, 1) = %.2f, gradient (%.1f, %.1f)", value, gradient[0], gradient[1]);
    double[] product = new double[2];
    f.hvp(x, new double[] {1, 0}, product);
    setup.line("first column of the Hessian (%.0f, %.0f)", product[0], product[1]);
  }

  /** A hundred parameters, trained from the start that is customary. */
  private static void rosenbrock(Setup setup) {
    double[] start = new double[100];
    for (int i = 0; i < start.length; i++) {
      start[i] = i % 2 == 0 ? -1.2 : 1;
    }
    Objective f =
        Gradients.of(Objectives.class, "rosenbrock").objective().parameter("x", start).build();
    TrainingRun run =
        Trainer.minimise(f)
            .with(Adam.rate(setup.rate(0.02)))
            .stopWhen(iterations(20_000), gradientNormBelow(1e-6))
            .run();
    double[] x = run.parameters().get("x");
    double farthest = Arrays.stream(x).map(v -> Math.abs(v - 1)).max().orElseThrow();
    setup.line("Rosenbrock-100: farthest from 1 by %.6f", farthest);
  }

  /** The logistic model of the sample of that name, as a loop. */
  private static void logistic(Setup setup) {
    Dataset.Split split = BreastCancer.split();
    Objective loss =
        Gradients.of(Objectives.class, "logistic")
            .objective()
            .parameter("w", new double[BreastCancer.FEATURES])
            .parameter("b", 0.0)
            .input("x", BreastCancer.FEATURES)
            .input("label", 1)
            .batchSize("rows")
            .build();
    Dataset data = named(split.train());
    TrainingRun run =
        Trainer.minimise(loss)
            .with(Adam.rate(setup.rate(0.01)))
            .on(Batches.of(data).size(32).shuffled(BreastCancer.SEED))
            .stopWhen(epochs(40))
            .listen(new EpochLines(setup, 10))
            .run();
    double[] w = run.parameters().get("w");
    double b = run.parameters().value("b");
    setup.line("test accuracy: %.4f", accuracy(w, b, named(split.test())));
  }

  /** The data under the names of the method's parameters. */
  private static Dataset named(Dataset data) {
    DoubleColumn x = (DoubleColumn) data.column("X");
    IntColumn benign = (IntColumn) data.column("benign");
    return Dataset.of(new DoubleColumn("x", x.values(), BreastCancer.FEATURES))
        .and("label", benign.values());
  }

  static double accuracy(double[] w, double b, Dataset data) {
    double[] x = ((DoubleColumn) data.column("x")).values();
    int[] label = ((IntColumn) data.column("label")).values();
    int right = 0;
    for (int row = 0; row < label.length; row++) {
      double z = b;
      for (int j = 0; j < w.length; j++) {
        z += w[j] * x[row * w.length + j];
      }
      right += (z > 0 ? 1 : 0) == label[row] ? 1 : 0;
    }
    return right / (double) label.length;
  }
}
