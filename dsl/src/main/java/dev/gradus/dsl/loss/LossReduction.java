package dev.gradus.dsl.loss;

import dev.gradus.dsl.Tensor;

/** How the losses of single elements become the result. */
public enum LossReduction {
  /** Divided by their number, that of the batch included. */
  MEAN,
  SUM,
  /** Left as they are. */
  NONE;

  Tensor apply(Tensor each) {
    return switch (this) {
      case MEAN -> each.mean();
      case SUM -> each.sum();
      case NONE -> each;
    };
  }
}
