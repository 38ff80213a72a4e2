package dev.gradus.benchmarks.gradbench.tool;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a message, with the place where it stands. What it is asked for, it checks. */
final class Input {
  private final String place;
  private final @Nullable Object value;

  private Input(String place, @Nullable Object value) {
    this.place = place;
    this.value = value;
  }

  static Input of(@Nullable Object value) {
    return new Input("input", value);
  }

  private BadInput bad(String wanted) {
    String found = value == null ? "missing or null" : "found " + kind(value);
    return new BadInput(place + " should be " + wanted + ", " + found);
  }

  private static String kind(Object value) {
    if (value instanceof Map) {
      return "an object";
    } else if (value instanceof List<?> list) {
      return "a list of " + list.size();
    } else if (value instanceof String text) {
      return '"' + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + '"';
    }
    return String.valueOf(value);
  }

  /** A field of an object. */
  Input field(String name) {
    if (!(value instanceof Map<?, ?> map)) {
      throw bad("an object");
    }
    return new Input(place + "." + name, map.get(name));
  }

  boolean isPresent() {
    return value != null;
  }

  /** A finite number. */
  double number() {
    if (!(value instanceof Number number)) {
      throw bad("a number");
    } else if (!Double.isFinite(number.doubleValue())) {
      throw bad("a finite number");
    }
    return number.doubleValue();
  }

  /** A whole number from an interval. */
  int whole(int least, int greatest) {
    double number = number();
    if (number != Math.rint(number) || number < least || number > greatest) {
      throw bad("a whole number from " + least + " to " + greatest);
    }
    return (int) number;
  }

  boolean truth() {
    if (!(value instanceof Boolean truth)) {
      throw bad("true or false");
    }
    return truth;
  }

  private List<?> list() {
    if (!(value instanceof List<?> list)) {
      throw bad("a list");
    }
    return list;
  }

  int length() {
    return list().size();
  }

  Input at(int index) {
    return new Input(place + "[" + index + "]", list().get(index));
  }

  /** Finite numbers, at least one. */
  double[] vector() {
    int length = length();
    if (length == 0) {
      throw bad("a list of numbers that is not empty");
    }
    return vector(length);
  }

  /** So many finite numbers. */
  double[] vector(int length) {
    if (length() != length) {
      throw bad("a list of " + length + " numbers");
    }
    double[] all = new double[length];
    for (int i = 0; i < length; i++) {
      all[i] = at(i).number();
    }
    return all;
  }

  /** So many rows of so many finite numbers, one after the other. */
  double[] matrix(int rows, int columns) {
    if (length() != rows) {
      throw bad("a list of " + rows + " rows");
    }
    double[] all = new double[Math.multiplyExact(rows, columns)];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(at(i).vector(columns), 0, all, i * columns, columns);
    }
    return all;
  }

  /** A matrix of any size, with at least one row and column. */
  double[] matrix() {
    return matrix(length(), columns());
  }

  /** Length of the first row. */
  int columns() {
    if (length() == 0 || at(0).length() == 0) {
      throw bad("a list of rows that is not empty");
    }
    return at(0).length();
  }

  /** Whole numbers from an interval. */
  int[] wholes(int least, int greatest) {
    int[] all = new int[length()];
    for (int i = 0; i < all.length; i++) {
      all[i] = at(i).whole(least, greatest);
    }
    return all;
  }

  /** Throws what says that the value does not fit others. */
  void require(boolean condition, String wanted) {
    if (!condition) {
      throw bad(wanted);
    }
  }
}
