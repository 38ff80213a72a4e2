package readme;

import static dev.gradus.dsl.Model.BATCH;
import static dev.gradus.dsl.loss.Losses.meanSquaredError;
import static dev.gradus.runtime.train.StopCondition.epochs;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.data.Dataset;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingRun;

public class FirstProgram {
  public static void main(String[] args) {
    Model line =
        Model.define(
            "line",
            m -> {
              Tensor slope = m.parameter("slope"), bias = m.parameter("bias");
              Tensor x = m.input("x", BATCH), y = m.input("y", BATCH);
              return meanSquaredError(slope.times(x).plus(bias), y);
            });
    Dataset points =
        Dataset.of("x", new double[] {-1, 0, 1, 2}).and("y", new double[] {-1, 1, 3, 5});
    TrainingRun run =
        Trainer.minimise(line)
            .with(Sgd.rate(0.2))
            .on(Batches.of(points).size(2).shuffled(1))
            .stopWhen(epochs(200))
            .run();
    double slope = run.parameters().value("slope");
    double bias = run.parameters().value("bias");
    System.out.printf("y = %.3f x + %.3f%n", slope, bias);
  }
}
