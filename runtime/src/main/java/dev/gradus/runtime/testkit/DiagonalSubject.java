package dev.gradus.runtime.testkit;

import java.util.function.Function;

/**
 * The diagonal of the Hessian at a point: each element is the derivative of a component of the
 * gradient by the same coordinate, which is what differences are taken of.
 *
 * @param method computes the value
 * @param gradient from leaves to adjoints
 * @param diagonal from leaves to elements of the diagonal, in the shape of adjoints
 */
record DiagonalSubject(
    String name,
    MethodModel model,
    Object[] point,
    MethodModel.Call method,
    Function<Object[], Object[]> gradient,
    Function<Object[], Object[]> diagonal)
    implements DerivativeSubject {

  @Override
  public double value(Object[] leaves) {
    return model.value(method, leaves);
  }

  @Override
  public double value(Object[] leaves, Coordinate by) {
    return by.get(gradient.apply(leaves));
  }

  @Override
  public boolean isLinear() {
    return false;
  }

  @Override
  public Object[] gradient(Object[] leaves) {
    return diagonal.apply(leaves);
  }
}
