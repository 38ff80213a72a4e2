package dev.gradus.compiler.library;

import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/**
 * Bodies of methods of {@link java.util.Arrays} that call what they are given; read, not called.
 */
@SuppressWarnings("unused")
final class ArrayBodies {
  private ArrayBodies() {}

  static void setAll(double[] array, IntToDoubleFunction generator) {
    for (int i = 0; i < array.length; i++) {
      array[i] = generator.applyAsDouble(i);
    }
  }

  static void setAll(int[] array, IntUnaryOperator generator) {
    for (int i = 0; i < array.length; i++) {
      array[i] = generator.applyAsInt(i);
    }
  }

  static void setAll(long[] array, IntToLongFunction generator) {
    for (int i = 0; i < array.length; i++) {
      array[i] = generator.applyAsLong(i);
    }
  }
}
