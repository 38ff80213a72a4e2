package com.example.flowers;

import static dev.gradus.dsl.Model.BATCH;
import static dev.gradus.dsl.loss.Classification.binaryCrossEntropyWithLogits;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Objective;
import dev.gradus.dsl.Tensor;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.optim.Optimizer;

/** What is trained. Its kernel is generated when the project is built. */
final class Models {
  private Models() {}

  /** Logistic regression of two measurements. */
  @Objective(optimizers = "optimizer")
  static Model classifier() {
    return Model.define(
        "classifier",
        m -> {
          Tensor weights = m.parameter("weights", 2);
          Tensor bias = m.parameter("bias");
          Tensor x = m.input("x", BATCH, 2);
          Tensor label = m.input("label", BATCH);
          return binaryCrossEntropyWithLogits(x.matmul(weights).plus(bias), label);
        });
  }

  /** The update that is generated into the kernel. */
  static Optimizer optimizer() {
    return Adam.rate(0.1);
  }
}
