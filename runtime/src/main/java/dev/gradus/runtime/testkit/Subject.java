package dev.gradus.runtime.testkit;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A real function at a point, with a gradient to be checked. Leaves are its numbers (boxed) and
 * arrays, objects taken apart; every call may overwrite the arrays it is given.
 */
interface Subject {
  /** What is checked, for messages. */
  String name();

  /** Names and activity of the leaves. */
  List<Leaf> leaves();

  /** The leaves at the point. */
  Object[] point();

  /** Whether it computes in {@code float}. */
  boolean single();

  /** The function's value. */
  double value(Object[] leaves);

  /**
   * The function whose derivative by a coordinate the gradient's component is: the same for all,
   * but for diagonals of matrices.
   */
  default double value(Object[] leaves, Coordinate by) {
    return value(leaves);
  }

  /** Whether components add up to derivatives along directions. */
  default boolean isLinear() {
    return true;
  }

  /** The gradient: for every active leaf a number or an array in its shape. */
  Object[] gradient(Object[] leaves);

  /** The derivative along tangents by forward mode, where there is one. */
  default OptionalDouble forward(Object[] leaves, Object[] tangents) {
    return OptionalDouble.empty();
  }

  /**
   * A number or an array.
   *
   * @param name the parameter, or the field of a parameter
   * @param type its class
   * @param active whether it is differentiated by
   */
  record Leaf(String name, Class<?> type, boolean active) {}
}
