package dev.gradus.samples;

import static dev.gradus.dsl.Model.BATCH;
import static dev.gradus.dsl.loss.Classification.binaryCrossEntropyWithLogits;
import static dev.gradus.runtime.train.StopCondition.epochs;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.data.Dataset;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingRun;
import java.util.List;

/** Logistic regression: is a tumour benign, judged by 30 measured features? */
final class Logistic implements Program {
  @Override
  public List<Model> models(Setup setup) {
    Model logistic =
        Model.define(
            "logistic",
            m -> {
              Tensor w = m.parameter("w", BreastCancer.FEATURES);
              Tensor b = m.parameter("b");
              Tensor x = m.input("X", BATCH, BreastCancer.FEATURES);
              Tensor benign = m.intInput("benign", BATCH);
              Tensor logit = x.dot(w).plus(b);
              m.output("class", logit.greaterThan(0));
              return binaryCrossEntropyWithLogits(logit, benign.toReal());
            });
    return List.of(setup.apply(logistic));
  }

  @Override
  public void run(Setup setup) {
    Dataset.Split split = BreastCancer.split();
    TrainingRun run =
        Trainer.minimise(models(setup).get(0))
            .with(Adam.rate(setup.rate(0.01)))
            .on(Batches.of(split.train()).size(32).shuffled(BreastCancer.SEED))
            .stopWhen(epochs(40))
            .listen(new EpochLines(setup, 10))
            .run();
    BreastCancer.printAccuracy(setup, run, split);
  }
}
