package dev.gradus.samples;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import java.util.function.UnaryOperator;

/** The losses of the samples on gradient descent in one dimension. */
final class OneDimension {
  private OneDimension() {}

  /** ½w², with its minimum at 0. */
  static Model quadratic(double start) {
    return of("quadratic", start, w -> w.square().times(0.5));
  }

  /** ½(w-1)², with its minimum at 1. */
  static Model shifted(double start) {
    return of("shifted", start, w -> w.minus(1).square().times(0.5));
  }

  /** ½(w²-1)², with minima at -1 and 1 and a maximum between them. */
  static Model doubleWell(double start) {
    return of("doublewell", start, w -> w.square().minus(1).square().times(0.5));
  }

  /** ¼w⁴, so flat around its minimum at 0 that descent slows down there. */
  static Model quartic(double start) {
    return of("quartic", start, w -> w.square().square().times(0.25));
  }

  private static Model of(String name, double start, UnaryOperator<Tensor> loss) {
    return Model.define(name, m -> loss.apply(m.strict().parameter("w").initial(start)));
  }
}
