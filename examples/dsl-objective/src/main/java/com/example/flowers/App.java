package com.example.flowers;

import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.data.Dataset;
import dev.gradus.runtime.train.StopCondition;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingRun;

/** Trains the classifier with the kernel that was generated. */
public final class App {
  private App() {}

  public static void main(String[] args) {
    double[][] x = new double[100][];
    double[] label = new double[100];
    for (int i = 0; i < label.length; i++) {
      double side = i % 2 == 0 ? 1 : -1;
      x[i] = new double[] {side + Math.sin(i), side + Math.cos(3 * i)};
      label[i] = i % 2;
    }
    TrainingRun run =
        Trainer.minimise(Models.classifier())
            .with(Models.optimizer())
            .on(Batches.of(Dataset.of("x", x).and("label", label)).size(10).shuffled(1))
            .stopWhen(StopCondition.epochs(50))
            .run();
    double[] weights = run.parameters().get("weights");
    double bias = run.parameters().value("bias");
    int right = 0;
    for (int i = 0; i < label.length; i++) {
      double logit = weights[0] * x[i][0] + weights[1] * x[i][1] + bias;
      right += (logit > 0) == (label[i] == 1) ? 1 : 0;
    }
    System.out.println(right + " of " + label.length + " right");
  }
}
