package dev.gradus.dsl.layer;

import dev.gradus.dsl.Tensor;

/** What a layer applies to its sums, like {@code Tensor::relu}. */
@FunctionalInterface
public interface Activation {
  /** No activation. */
  Activation NONE = x -> x;

  Tensor apply(Tensor x);
}
