package dev.gradus.dsl.layer;

import dev.gradus.dsl.ModelBuilder;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.init.Init;
import java.util.ArrayList;
import java.util.List;

/**
 * A multi-layer perceptron: dense layers named {@code name.0}, {@code name.1}, …, with an
 * activation between them and none behind the last.
 */
public final class Perceptron {
  private final List<Dense> layers;

  /**
   * Declares the parameters of all layers in a model.
   *
   * @param sizes number of values entering, after each hidden layer, and leaving; at least two
   */
  public Perceptron(
      ModelBuilder m, String name, Activation activation, Init initial, int... sizes) {
    List<Dense> list = new ArrayList<>();
    for (int i = 0; i + 1 < sizes.length; i++) {
      Activation after = i + 2 < sizes.length ? activation : Activation.NONE;
      list.add(new Dense(m, name + "." + i, sizes[i], sizes[i + 1], after, initial));
    }
    layers = List.copyOf(list);
  }

  /** (…, first size) → (…, last size). */
  public Tensor apply(Tensor x) {
    Tensor y = x;
    for (Dense layer : layers) {
      y = layer.apply(y);
    }
    return y;
  }

  public List<Dense> layers() {
    return layers;
  }
}
