package dev.gradus.dsl.layer;

import dev.gradus.dsl.ModelBuilder;
import dev.gradus.dsl.Parameter;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.init.Init;

/**
 * A fully connected layer: activation(x · weight + bias) for x of shape (…, in), with parameters
 * {@code name.weight} of shape (in, out) and {@code name.bias} of shape (out). It may be applied
 * more than once; the parameters are then shared.
 */
public final class Dense {
  private final Parameter weight;
  private final Parameter bias;
  private final Activation activation;

  /**
   * Declares the layer's parameters in a model.
   *
   * @param initial of the weights; the biases start at zero
   */
  public Dense(ModelBuilder m, String name, int in, int out, Activation activation, Init initial) {
    this.weight = m.parameter(name + ".weight", in, out).initial(initial);
    this.bias = m.parameter(name + ".bias", out);
    this.activation = activation;
  }

  /** A layer without activation, weights by {@link Init#glorotUniform} with that seed. */
  public Dense(ModelBuilder m, String name, int in, int out, long seed) {
    this(m, name, in, out, Activation.NONE, Init.glorotUniform(seed));
  }

  /** (…, in) → (…, out). */
  public Tensor apply(Tensor x) {
    return activation.apply(x.matmul(weight).plus(bias));
  }

  public Parameter weight() {
    return weight;
  }

  public Parameter bias() {
    return bias;
  }
}
