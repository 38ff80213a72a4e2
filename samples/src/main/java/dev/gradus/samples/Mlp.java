package dev.gradus.samples;

import static dev.gradus.dsl.Model.BATCH;
import static dev.gradus.dsl.loss.Classification.softmaxCrossEntropy;
import static dev.gradus.runtime.train.StopCondition.epochs;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.init.Init;
import dev.gradus.dsl.layer.Perceptron;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.data.Dataset;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingRun;
import java.util.List;

/** The data of {@link Logistic}, classified by a network with a hidden layer of 16 units. */
final class Mlp implements Program {
  @Override
  public List<Model> models(Setup setup) {
    Model network =
        Model.define(
            "mlp",
            m -> {
              Init initial = Init.glorotUniform(BreastCancer.SEED);
              Perceptron layers =
                  new Perceptron(m, "layers", Tensor::tanh, initial, BreastCancer.FEATURES, 16, 2);
              Tensor logits = layers.apply(m.input("X", BATCH, BreastCancer.FEATURES));
              m.output("class", logits.argmax(1));
              return softmaxCrossEntropy(logits, m.intInput("benign", BATCH));
            });
    return List.of(setup.apply(network));
  }

  @Override
  public void run(Setup setup) {
    Dataset.Split split = BreastCancer.split();
    TrainingRun run =
        Trainer.minimise(models(setup).get(0))
            .with(Adam.rate(setup.rate(0.005)))
            .on(Batches.of(split.train()).size(32).shuffled(BreastCancer.SEED))
            .stopWhen(epochs(40))
            .listen(new EpochLines(setup, 10))
            .run();
    BreastCancer.printAccuracy(setup, run, split);
  }
}
