package dev.gradus.runtime.testkit;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * One derivative of a method at a point.
 *
 * @param method computes the value
 * @param derivative from leaves to adjoints
 * @param jvp forward mode, where there is one
 */
record MethodSubject(
    String name,
    MethodModel model,
    Object[] point,
    MethodModel.Call method,
    Function<Object[], Object[]> derivative,
    Optional<MethodModel.Call> jvp)
    implements DerivativeSubject {

  @Override
  public double value(Object[] leaves) {
    return model.value(method, leaves);
  }

  @Override
  public Object[] gradient(Object[] leaves) {
    return derivative.apply(leaves);
  }

  @Override
  public OptionalDouble forward(Object[] leaves, Object[] tangents) {
    return jvp.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(model.along(jvp.get(), leaves, tangents));
  }
}
