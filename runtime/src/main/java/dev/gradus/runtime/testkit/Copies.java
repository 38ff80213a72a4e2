package dev.gradus.runtime.testkit;

import java.lang.reflect.Array;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies leaves down to the elements. Arrays and rows that are one stay one. */
final class Copies {
  private final boolean zeros;
  private final Map<Object, Object> made = new IdentityHashMap<>();

  private Copies(boolean zeros) {
    this.zeros = zeros;
  }

  static Object[] of(Object[] leaves) {
    return new Copies(false).all(leaves);
  }

  /** Arrays of zeros and zeros in the shape of the leaves; anything else as it is. */
  static Object[] zeros(Object[] leaves) {
    return new Copies(true).all(leaves);
  }

  /**
   * Tables of rows are copied, rows are kept: what was in a row can still be found by its place
   * when a method has exchanged rows.
   */
  static Object[] places(Object[] leaves) {
    Object[] copies = leaves.clone();
    for (int i = 0; i < copies.length; i++) {
      if (copies[i] instanceof Object[] rows) {
        copies[i] = places(rows);
      }
    }
    return copies;
  }

  private Object[] all(Object[] leaves) {
    Object[] copies = new Object[leaves.length];
    for (int i = 0; i < leaves.length; i++) {
      copies[i] = copy(leaves[i]);
    }
    return copies;
  }

  private Object copy(Object leaf) {
    if (leaf.getClass().isArray()) {
      return array(leaf);
    } else if (zeros && leaf instanceof Double) {
      return 0.0;
    } else if (zeros && leaf instanceof Float) {
      return 0f;
    }
    return leaf;
  }

  private Object array(Object array) {
    Object known = made.get(array);
    if (known != null) {
      return known;
    }
    int length = Array.getLength(array);
    Object copy = Array.newInstance(array.getClass().getComponentType(), length);
    made.put(array, copy);
    if (array instanceof Object[] elements) {
      for (int i = 0; i < length; i++) {
        ((@Nullable Object[]) copy)[i] = element(elements[i]);
      }
    } else if (!zeros) {
      System.arraycopy(array, 0, copy, 0, length);
    }
    return copy;
  }

  private @Nullable Object element(@Nullable Object element) {
    return element != null && element.getClass().isArray() ? array(element) : element;
  }
}
