package dev.gradus.compiler.oracle;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The real arrays that can be reached from a value, each once, in the order of reaching them. */
final class Leaves {
  private Leaves() {}

  /** The distinct leaves of some values. */
  static List<Object> of(List<? extends @Nullable Object> values) {
    List<Object> leaves = new ArrayList<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    values.forEach(v -> collect(v, leaves, seen));
    return leaves;
  }

  private static void collect(@Nullable Object value, List<Object> leaves, Set<Object> seen) {
    if (value == null || !value.getClass().isArray() || !seen.add(value)) {
      return;
    }
    if (DualMemory.isReal(value)) {
      leaves.add(value);
    } else if (value instanceof Object[] rows) {
      for (Object row : rows) {
        collect(row, leaves, seen);
      }
    }
  }

  /** An array of the same shape and sharing with zeros; fills {@code pairs} leaf by leaf. */
  static Object mirror(Object array, Map<Object, Object> pairs) {
    Object known = pairs.get(array);
    if (known != null) {
      return known;
    }
    int length = Array.getLength(array);
    Object mirror = Array.newInstance(array.getClass().getComponentType(), length);
    pairs.put(array, mirror);
    if (array instanceof Object[] rows) {
      for (int i = 0; i < length; i++) {
        ((Object[]) mirror)[i] = mirror(rows[i], pairs);
      }
    }
    return mirror;
  }

  static int length(Object leaf) {
    return Array.getLength(leaf);
  }

  static double get(Object leaf, int i) {
    return leaf instanceof double[] d ? d[i] : ((float[]) leaf)[i];
  }

  static void set(Object leaf, int i, double value) {
    if (leaf instanceof double[] d) {
      d[i] = value;
    } else {
      ((float[]) leaf)[i] = (float) value;
    }
  }
}
