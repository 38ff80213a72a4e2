package dev.gradus.runtime.testkit;

import dev.gradus.runtime.method.MethodGradient;
import dev.gradus.runtime.method.MethodShape;
import java.util.Optional;

/** The gradient of {@code Gradients.of(…)} at a point. */
final class HandleSubject {
  private HandleSubject() {}

  static Subject of(MethodGradient handle, Point point) {
    MethodShape shape = handle.shape();
    MethodModel model =
        new MethodModel(shape.names(), shape.parameters(), shape.active(), shape.result());
    Object[] leaves = model.leaves().apart(point.toArray());
    boolean real = shape.result() == double.class || shape.result() == float.class;
    MethodModel.Call value = handle::value;
    return new MethodSubject(
        "the gradient of " + shape,
        model,
        leaves,
        value,
        real
            ? values -> model.byAdjoints(handle::valueAndGradient, values)
            : values -> model.bySeed(value, handle::vjp, values),
        Optional.of(handle::jvp));
  }
}
