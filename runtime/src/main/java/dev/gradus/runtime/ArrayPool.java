package dev.gradus.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Arrays that a computation makes anew at each call, kept for the next one: the k-th array asked
 * for is the k-th array of the call before, cleared, if it is of the same type and length. Not
 * thread safe.
 */
public final class ArrayPool {
  private @Nullable Object[] arrays = new Object[8];
  private int count;

  /** The number of arrays given out. */
  public static int mark(SaveStack stack) {
    return stack.pool.count;
  }

  /** Takes back the arrays given out since a mark; nobody may use them any longer. */
  public static void release(SaveStack stack, int mark) {
    stack.pool.count = mark;
  }

  /** An array of zeros, as {@code new double[length]}. */
  public static double[] doubles(SaveStack stack, int length) {
    Object known = stack.pool.next();
    if (known instanceof double[] array && array.length == length) {
      Arrays.fill(array, 0);
      return array;
    }
    return stack.pool.keep(new double[length]);
  }

  /** An array of zeros, as {@code new float[length]}. */
  public static float[] floats(SaveStack stack, int length) {
    Object known = stack.pool.next();
    if (known instanceof float[] array && array.length == length) {
      Arrays.fill(array, 0);
      return array;
    }
    return stack.pool.keep(new float[length]);
  }

  /** An array of zeros, as {@code new int[length]}. */
  public static int[] ints(SaveStack stack, int length) {
    Object known = stack.pool.next();
    if (known instanceof int[] array && array.length == length) {
      Arrays.fill(array, 0);
      return array;
    }
    return stack.pool.keep(new int[length]);
  }

  /** An array of false, as {@code new boolean[length]}. */
  public static boolean[] booleans(SaveStack stack, int length) {
    Object known = stack.pool.next();
    if (known instanceof boolean[] array && array.length == length) {
      Arrays.fill(array, false);
      return array;
    }
    return stack.pool.keep(new boolean[length]);
  }

  /** An array of missing rows, as {@code new double[length][]}. */
  public static double[] @Nullable [] doubleRows(SaveStack stack, int length) {
    Object known = stack.pool.next();
    if (known instanceof double[][] array && array.length == length) {
      Arrays.fill(array, null);
      return array;
    }
    return stack.pool.keep(new double[length][]);
  }

  /** Rows of zeros, as {@code new double[rows][columns]}. */
  public static double[][] doubles(SaveStack stack, int rows, int columns) {
    if (rows < 0 || columns < 0) {
      return new double[rows][columns];
    }
    double[][] array = doubleRows(stack, rows);
    for (int i = 0; i < rows; i++) {
      array[i] = doubles(stack, columns);
    }
    return array;
  }

  /** As {@code array.clone()}. */
  public static double[] copy(SaveStack stack, double[] array) {
    double[] copy = doubles(stack, array.length);
    System.arraycopy(array, 0, copy, 0, array.length);
    return copy;
  }

  /** As {@code array.clone()}. */
  public static float[] copy(SaveStack stack, float[] array) {
    float[] copy = floats(stack, array.length);
    System.arraycopy(array, 0, copy, 0, array.length);
    return copy;
  }

  /** As {@code array.clone()}. */
  public static int[] copy(SaveStack stack, int[] array) {
    int[] copy = ints(stack, array.length);
    System.arraycopy(array, 0, copy, 0, array.length);
    return copy;
  }

  private @Nullable Object next() {
    if (count == arrays.length) {
      arrays = Arrays.copyOf(arrays, 2 * count);
    }
    return arrays[count++];
  }

  private <T> T keep(T array) {
    arrays[count - 1] = array;
    return array;
  }

  /** Takes all arrays back. */
  void clear() {
    count = 0;
  }
}
