package dev.gradus.dsl.layer;

import static dev.gradus.dsl.Model.BATCH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.dsl.Evaluation;
import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.init.Init;
import dev.gradus.runtime.Signature;
import org.junit.jupiter.api.Test;

class PerceptronTest {

  @Test
  void aDenseLayerIsAnAffineMapAndAnActivation() {
    double[] y =
        new Evaluation()
            .batch(2)
            .with("x", 1, 2, -1, 1)
            .run(
                m -> {
                  Dense layer =
                      new Dense(m, "d", 2, 3, Tensor::relu, Init.values(1, 2, 3, -1, -2, 1));
                  layer.bias().initial(0.5, 0, -1);
                  return layer.apply(m.input("x", BATCH, 2));
                })
            .values();
    assertThat(y).containsExactly(0, 0, 4, 0, 0, 0);
  }

  @Test
  void aLayerMayBeSharedAndKeepsLeadingAxes() {
    Model model =
        Model.define(
            "m",
            m -> {
              Dense layer = new Dense(m, "d", 4, 4, 1);
              Tensor twice = layer.apply(layer.apply(m.input("x", BATCH, 3, 4)));
              assertThat(twice.shape().extents()).containsExactly(BATCH, 3, 4);
              return twice.mean();
            });
    assertThat(model.signature().parameters())
        .extracting(Signature.Parameter::name)
        .containsExactly("d.weight", "d.bias");
    assertThat(model.signature().parameters().get(0).initial()).doesNotContain(0.0);
    assertThat(model.signature().parameters().get(1).initial()).containsOnly(0.0);
  }

  @Test
  void aPerceptronActivatesBetweenItsLayersOnly() {
    Model model =
        Model.define(
            "m",
            m -> {
              Perceptron net = new Perceptron(m, "net", Tensor::relu, Init.heNormal(1), 4, 8, 8, 2);
              assertThat(net.layers()).hasSize(3);
              return m.output("y", net.apply(m.input("x", BATCH, 4))).mean();
            });
    assertThat(model.signature().parameters())
        .extracting(p -> p.name() + p.shape())
        .containsExactly(
            "net.0.weight[4, 8]",
            "net.0.bias[8]",
            "net.1.weight[8, 8]",
            "net.1.bias[8]",
            "net.2.weight[8, 2]",
            "net.2.bias[2]");
    double[] y =
        new Evaluation()
            .batch(3)
            .with("x", 1, 2, 3, 4, -1, -2, -3, -4, 0, 0, 0, 0)
            .run(model)
            .get(1)
            .values();
    assertThat(java.util.Arrays.stream(y).limit(4).anyMatch(v -> v < 0)).isTrue();
    assertThat(y[4]).isZero();
    assertThat(y[5]).isZero();
  }
}
