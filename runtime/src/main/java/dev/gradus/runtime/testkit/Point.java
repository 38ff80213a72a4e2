package dev.gradus.runtime.testkit;

import java.util.List;

/**
 * Arguments of a method at which its gradient is checked, in order, numbers boxed. Arrays are
 * copied before every call, so that a method may write to them.
 */
public record Point(List<Object> arguments) {
  public Point {
    arguments = List.copyOf(arguments);
  }

  /** The arguments; an array of rows passed alone is one argument. */
  public static Point of(Object... arguments) {
    return arguments.getClass() == Object[].class
        ? new Point(List.of(arguments))
        : new Point(List.of((Object) arguments));
  }

  Object[] toArray() {
    return arguments.toArray();
  }
}
