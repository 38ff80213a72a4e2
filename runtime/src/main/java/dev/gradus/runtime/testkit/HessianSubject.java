package dev.gradus.runtime.testkit;

import java.util.function.Function;

/**
 * A product with the Hessian at a point: the gradient of the product of the gradient with a fixed
 * direction, which is what differences are taken of.
 *
 * @param gradient from leaves to adjoints
 * @param product from leaves and tangents to adjoints
 */
record HessianSubject(
    String name,
    MethodModel model,
    Object[] point,
    Function<Object[], Object[]> gradient,
    Product product)
    implements DerivativeSubject {

  /** Multiplies the Hessian with tangents. */
  interface Product {
    Object[] with(Object[] leaves, Object[] tangents);
  }

  /** The derivative along the direction. */
  @Override
  public double value(Object[] leaves) {
    Object[] direction = direction(leaves);
    Object[] adjoints = gradient.apply(leaves);
    double sum = 0;
    for (Coordinate c : Coordinate.of(leaves(), direction)) {
      sum += c.get(direction) * c.get(adjoints);
    }
    return sum;
  }

  @Override
  public Object[] gradient(Object[] leaves) {
    return product.with(leaves, direction(leaves));
  }

  private Object[] direction(Object[] leaves) {
    return Weights.along(leaves(), leaves);
  }
}
