package dev.gradus.compiler;

import static dev.gradus.dsl.Model.BATCH;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.loss.Classification;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import org.junit.jupiter.api.Test;

class EnginesAgreeTest {
  private static void agree(dev.gradus.dsl.Definition definition, int... batches) {
    for (Arithmetic arithmetic : Arithmetic.values()) {
      for (DType dtype : new DType[] {DType.DOUBLE, DType.FLOAT}) {
        Model model = Model.define("test", definition).with(arithmetic).with(dtype);
        for (int batch : batches) {
          Engines.agree(model, batch, 7 + batch);
        }
      }
    }
  }

  @Test
  void onAScalar() {
    agree(
        m -> {
          Tensor x = m.parameter("x");
          return x.times(x).plus(x.times(2)).plus(5);
        },
        1);
  }

  @Test
  void onVectors() {
    agree(
        m -> {
          Tensor x = m.parameter("x", 5);
          Tensor y = m.parameter("y", 40);
          return x.minus(1).square().sum().plus(y.sin().times(y).sum()).plus(y.dot(y));
        },
        1);
  }

  @Test
  void onLinearRegression() {
    agree(
        m -> {
          Tensor w = m.parameter("w", 5);
          Tensor b = m.parameter("b");
          Tensor x = m.input("X", BATCH, 5);
          Tensor y = m.input("y", BATCH);
          Tensor prediction = x.dot(w).plus(b);
          m.output("prediction", prediction);
          return prediction.minus(y).square().mean();
        },
        1,
        7,
        16,
        50);
  }

  @Test
  void onAPerceptron() {
    agree(
        m -> {
          Tensor w1 = m.parameter("w1", 6, 20);
          Tensor b1 = m.parameter("b1", 20);
          Tensor w2 = m.parameter("w2", 20, 3);
          Tensor b2 = m.parameter("b2", 3);
          Tensor x = m.input("X", BATCH, 6);
          Tensor target = m.intInput("target", BATCH);
          Tensor logits = x.matmul(w1).plus(b1).tanh().matmul(w2).plus(b2);
          m.output("logits", logits);
          m.output("class", logits.argmax(1));
          return Classification.softmaxCrossEntropy(logits, target);
        },
        1,
        17,
        40);
  }

  @Test
  void onNormalisationOverTheBatch() {
    agree(
        m -> {
          Tensor w = m.parameter("w", 4, 3);
          Tensor x = m.input("X", BATCH, 4);
          Tensor h = x.matmul(w).tanh();
          Tensor centred = h.minus(h.mean(0));
          Tensor scaled = centred.div(centred.square().mean(0).plus(1e-3).sqrt());
          return scaled.times(x.slice(1, 0, 3)).sum().plus(h.max(0).sum());
        },
        1,
        19,
        33);
  }
}
