package dev.gradus.dsl;

import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Products over axes by halving: the second half is multiplied onto the first until one element is
 * left. About log2(n) multiplications deep, and differentiable where elements are zero.
 */
final class Product {
  private Product() {}

  static Tensor over(Tensor x, Axes axes) {
    List<Integer> positions = AxisCheck.axes(x, axes.axes(), "prod");
    if (positions.contains(x.shape().batchAxis())) {
      throw Problem.PRODUCT_OVER_BATCH.exception(x.shape(), UserLine.here());
    }
    Tensor product = x;
    for (int axis : positions) {
      product = along(product, axis);
    }
    if (axes.keep()) {
      return product;
    }
    List<Range> ranges = new ArrayList<>();
    for (int axis = 0; axis < x.rank(); axis++) {
      ranges.add(positions.contains(axis) ? Range.at(0) : Range.all());
    }
    return product.get(ranges.toArray(Range[]::new));
  }

  /** The product along one axis, which stays with extent 1. */
  private static Tensor along(Tensor x, int axis) {
    int n = x.extent(axis);
    if (n == 0) {
      return x.sum(Axes.kept(axis)).plus(1.0);
    }
    Tensor product = x;
    while (n > 1) {
      int half = n / 2;
      Tensor pairs = product.slice(axis, 0, half).times(product.slice(axis, half, 2 * half));
      boolean odd = n % 2 == 1;
      product = odd ? Tensors.concat(axis, pairs, product.slice(axis, n - 1, n)) : pairs;
      n = half + n % 2;
    }
    return product;
  }
}
