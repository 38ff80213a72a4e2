package dev.gradus.compiler.loop;

import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * The value of an {@link Operation.Constant} of array type: an array of numbers or truth values, or
 * of such arrays, that nothing ever writes. Every evaluation gives the same array.
 */
public final class ArrayLiteral {
  private final String name;
  private final Type type;
  private final Object contents;

  private ArrayLiteral(String name, Type type, Object contents) {
    this.name = name;
    this.type = type;
    this.contents = contents;
  }

  /**
   * A copy of an array as it is now.
   *
   * @param name how the source calls it
   * @throws IllegalArgumentException if the array holds objects
   */
  public static ArrayLiteral of(String name, Object array) {
    Type type = Typing.of(array.getClass().descriptorString());
    if (!type.isArray() || type.kind() == Type.Kind.REFERENCE) {
      throw new IllegalArgumentException("no array of numbers: " + type);
    }
    return new ArrayLiteral(name, type, copy(array));
  }

  private static Object copy(Object array) {
    int length = Array.getLength(array);
    Object copy = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, copy, 0, length);
    if (copy instanceof Object[] rows) {
      for (int i = 0; i < length; i++) {
        rows[i] = rows[i] == null ? null : copy(rows[i]);
      }
    }
    return copy;
  }

  public String name() {
    return name;
  }

  public Type type() {
    return type;
  }

  /** The array itself, to be read only. */
  public Object contents() {
    return contents;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArrayLiteral a
        && a.name.equals(name)
        && a.type.equals(type)
        && Arrays.deepEquals(new Object[] {a.contents}, new Object[] {contents});
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(new Object[] {name, type, contents});
  }

  @Override
  public String toString() {
    return name;
  }
}
