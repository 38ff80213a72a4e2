package dev.gradus.dsl;

import dev.gradus.runtime.DType;

/** Conversions of element type. */
final class Casts {
  private Casts() {}

  static Tensor to(Tensor x, DType type) {
    return x.scope().tensor(x.scope().builder().cast(x.node(), type));
  }
}
