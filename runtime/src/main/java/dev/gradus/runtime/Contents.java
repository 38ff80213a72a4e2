package dev.gradus.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Copies of the contents of arrays, rows included, in memory that is used again. */
final class Contents {
  private Contents() {}

  /** Keeps a copy of an array as element {@code k}; gives the list, longer if need be. */
  static @Nullable Object[] put(@Nullable Object[] copies, int k, Object array) {
    @Nullable Object[] list = k < copies.length ? copies : Arrays.copyOf(copies, k + 1);
    list[k] = copied(list[k], array);
    return list;
  }

  private static Object copied(@Nullable Object known, Object array) {
    int length = java.lang.reflect.Array.getLength(array);
    Object copy =
        known != null
                && known.getClass() == array.getClass()
                && java.lang.reflect.Array.getLength(known) == length
            ? known
            : java.lang.reflect.Array.newInstance(array.getClass().getComponentType(), length);
    if (array instanceof @Nullable Object[] rows) {
      @Nullable Object[] copies = (@Nullable Object[]) copy;
      for (int i = 0; i < length; i++) {
        Object row = rows[i];
        copies[i] = row == null ? null : copied(copies[i], row);
      }
    } else {
      System.arraycopy(array, 0, copy, 0, length);
    }
    return copy;
  }

  /** Copies contents back, into the rows that are there. */
  static void copy(@Nullable Object copy, Object array) {
    if (array instanceof @Nullable Object[] rows && copy instanceof @Nullable Object[] copies) {
      for (int i = 0; i < rows.length; i++) {
        Object row = rows[i];
        if (row != null) {
          copy(copies[i], row);
        }
      }
    } else if (copy != null) {
      System.arraycopy(copy, 0, array, 0, java.lang.reflect.Array.getLength(array));
    }
  }

  /** Bytes of numbers in copies. */
  static long bytes(@Nullable Object[] copies) {
    long sum = 0;
    for (Object copy : copies) {
      if (copy instanceof @Nullable Object[] rows) {
        sum += bytes(rows);
      } else if (copy != null) {
        boolean wide = copy instanceof double[] || copy instanceof long[];
        boolean narrow = copy instanceof byte[] || copy instanceof boolean[];
        sum += java.lang.reflect.Array.getLength(copy) * (wide ? 8L : narrow ? 1L : 4L);
      }
    }
    return sum;
  }
}
