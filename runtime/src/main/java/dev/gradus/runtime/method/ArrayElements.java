package dev.gradus.runtime.method;

import dev.gradus.runtime.Problem;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/** The numbers of scalars and rectangular arrays in row-major order. */
final class ArrayElements {
  private ArrayElements() {}

  static Class<?> elementType(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element;
  }

  /** Lengths of the dimensions, those of the first row. */
  static List<Integer> extents(Object value) {
    List<Integer> extents = new ArrayList<>();
    Object at = value;
    while (at.getClass().isArray()) {
      int length = Array.getLength(at);
      extents.add(length);
      if (length == 0 || !at.getClass().getComponentType().isArray()) {
        break;
      }
      at = Array.get(at, 0);
    }
    return extents;
  }

  /**
   * All numbers.
   *
   * @throws dev.gradus.runtime.GradusException if rows differ in length
   */
  static double[] flat(Object value) {
    int size = extents(value).stream().reduce(1, (a, b) -> a * b);
    double[] flat = new double[size];
    int end = copy(value, flat, 0, extents(value), 0);
    if (end != size) {
      throw new IllegalStateException(end + " of " + size + " numbers");
    }
    return flat;
  }

  private static int copy(
      Object value, double[] flat, int begin, List<Integer> extents, int depth) {
    if (value instanceof Number number) {
      flat[begin] = number.doubleValue();
      return begin + 1;
    }
    int length = Array.getLength(value);
    if (length != extents.get(depth)) {
      throw Problem.ROWS_RAGGED.exception("start", begin, length, extents.get(depth));
    }
    int at = begin;
    for (int i = 0; i < length; i++) {
      at = copy(Array.get(value, i), flat, at, extents, depth + 1);
    }
    return at;
  }

  /** Copies numbers into the rows of an array; gives the position behind the last one read. */
  static int scatter(Object flat, int begin, Object array) {
    if (array instanceof Object[] rows) {
      int at = begin;
      for (Object row : rows) {
        at = scatter(flat, at, row);
      }
      return at;
    }
    int length = Array.getLength(array);
    System.arraycopy(flat, begin, array, 0, length);
    return begin + length;
  }

  /** Copies the numbers of an array's rows one after the other; gives the position behind. */
  static int gather(Object array, Object flat, int begin) {
    if (array instanceof Object[] rows) {
      int at = begin;
      for (Object row : rows) {
        at = gather(row, flat, at);
      }
      return at;
    }
    int length = Array.getLength(array);
    System.arraycopy(array, 0, flat, begin, length);
    return begin + length;
  }
}
