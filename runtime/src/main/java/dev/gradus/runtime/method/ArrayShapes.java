package dev.gradus.runtime.method;

import java.lang.reflect.Array;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes arrays in the shape of others. Rows that are one array stay one array. */
public final class ArrayShapes {
  private ArrayShapes() {}

  /** Zeros. */
  public static Object zeros(Object array) {
    return made(array, false, new IdentityHashMap<>());
  }

  /** A copy down to the elements. */
  public static Object copy(Object array) {
    return made(array, true, new IdentityHashMap<>());
  }

  /** Zeros; what was made for an array before serves it again. */
  static Object zeros(Object array, Map<Object, Object> known) {
    return made(array, false, known);
  }

  /** Whether two arrays have the same length, and so have their rows. */
  static boolean alike(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return a == b;
    }
    if (Array.getLength(a) != Array.getLength(b)) {
      return false;
    }
    if (a instanceof Object[] rows) {
      for (int i = 0; i < rows.length; i++) {
        if (!alike(rows[i], ((Object[]) b)[i])) {
          return false;
        }
      }
    }
    return true;
  }

  private static Object made(Object array, boolean copied, Map<Object, Object> known) {
    Object before = known.get(array);
    if (before != null) {
      return before;
    }
    int length = Array.getLength(array);
    Object made = Array.newInstance(array.getClass().getComponentType(), length);
    known.put(array, made);
    if (array instanceof Object[] rows) {
      for (int i = 0; i < length; i++) {
        Object row = rows[i];
        if (row != null) {
          Array.set(made, i, made(row, copied, known));
        }
      }
    } else if (copied) {
      System.arraycopy(array, 0, made, 0, length);
    }
    return made;
  }
}
