package dev.gradus.dsl;

import static dev.gradus.dsl.Model.BATCH;
import static dev.gradus.dsl.loss.Classification.softmaxCrossEntropy;

import dev.gradus.dsl.init.Init;
import dev.gradus.dsl.interpret.Interpreter;
import dev.gradus.dsl.interpret.TensorValue;
import dev.gradus.dsl.layer.Perceptron;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.GradusException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a user without Kotlin does; run by {@link KotlinFreeTest} where there is no Kotlin. */
public final class JavaOnlyUse implements Supplier<String> {

  @Override
  public String get() {
    Model model =
        Model.define(
            "classifier",
            m -> {
              Tensor x = m.input("x", BATCH, 2);
              Tensor label = m.intInput("label", BATCH);
              Perceptron net = new Perceptron(m, "net", Tensor::tanh, Init.heNormal(1), 2, 4, 3);
              Tensor memory =
                  Scan.from(m.zeros(3))
                      .times(2)
                      .run((c, s) -> Scan.next(c.get(0).plus(1)))
                      .carry(0);
              return softmaxCrossEntropy(m.output("logits", net.apply(x)).plus(memory), label);
            });
    List<TensorValue> values = new ArrayList<>();
    for (int i = 0; i < model.signature().parameters().size(); i++) {
      values.add(
          TensorValue.of(
              DType.DOUBLE,
              model.graph().inputs().get(i).shape(),
              model.signature().parameters().get(i).initial()));
    }
    values.add(TensorValue.of(DType.DOUBLE, dev.gradus.dsl.graph.Shape.of(2, 2), 1, 2, 3, 4));
    values.add(TensorValue.of(DType.INT, dev.gradus.dsl.graph.Shape.of(2), 0, 2));
    double loss = Interpreter.run(model.graph(), values, 2).get(0).get(0);
    try {
      Model.define("wrong", m -> m.parameter("w", 2).plus(m.parameter("v", 3)).sum());
      return "a wrong model was accepted";
    } catch (GradusException e) {
      return Double.isFinite(loss) ? e.getMessage() : "no loss";
    }
  }
}
