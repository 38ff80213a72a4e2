package dev.gradus.runtime.testkit;

import dev.gradus.runtime.data.SplitMix64;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes one number of arrays: the sum of their elements, each times a fixed weight between 0.5 and
 * 1.5. The weights are the cotangent of the arrays in that sum.
 */
final class Weights {
  private Weights() {}

  /** Arrays of weights in the shape of others; weights of arrays that are one count once. */
  static Object[] like(Object[] arrays) {
    return along(named(arrays), arrays);
  }

  /** Weights for the active leaves. */
  static Object[] along(List<Subject.Leaf> named, Object[] leaves) {
    Object[] weights = Copies.zeros(leaves);
    SplitMix64 random = new SplitMix64(1);
    for (Coordinate c : Coordinate.of(named, weights)) {
      c.set(weights, 0.5 + random.nextDouble());
    }
    return weights;
  }

  /** The weighted sum. */
  static double sum(Object[] arrays) {
    return product(like(arrays), arrays);
  }

  /** The sum of the products of elements at the same places. */
  static double product(Object[] weights, Object[] arrays) {
    double sum = 0;
    for (Coordinate c : Coordinate.of(named(arrays), arrays)) {
      sum += c.get(weights) * c.get(arrays);
    }
    return sum;
  }

  private static List<Subject.Leaf> named(Object[] arrays) {
    List<Subject.Leaf> leaves = new ArrayList<>();
    for (Object array : arrays) {
      leaves.add(new Subject.Leaf("", array.getClass(), true));
    }
    return leaves;
  }
}
