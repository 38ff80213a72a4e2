package dev.gradus.runtime.testkit;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * One real number among leaves.
 *
 * @param name the leaf with its indices, as in {@code x[3][1]}
 * @param leaf which leaf
 * @param path indices into the leaf; none for a number
 */
record Coordinate(String name, int leaf, List<Integer> path) {

  /** All numbers of all active leaves, row-major. Elements of arrays that are one count once. */
  static List<Coordinate> of(List<Subject.Leaf> named, Object[] leaves) {
    List<Coordinate> found = new ArrayList<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < leaves.length; i++) {
      if (named.get(i).active()) {
        collect(named.get(i).name(), i, List.of(), leaves[i], seen, found);
      }
    }
    return found;
  }

  private static void collect(
      String name,
      int leaf,
      List<Integer> path,
      Object value,
      Set<Object> seen,
      List<Coordinate> found) {
    if (value instanceof Number) {
      found.add(new Coordinate(name, leaf, path));
    } else if (value != null && value.getClass().isArray() && seen.add(value)) {
      for (int i = 0; i < Array.getLength(value); i++) {
        List<Integer> next = new ArrayList<>(path);
        next.add(i);
        collect(name + "[" + i + "]", leaf, next, Array.get(value, i), seen, found);
      }
    }
  }

  /** The number in leaves of the same shape. */
  double get(Object[] leaves) {
    Object number = path.isEmpty() ? leaves[leaf] : Array.get(storage(leaves), last());
    return ((Number) number).doubleValue();
  }

  /** Puts a number in, rounded where the leaf holds floats. */
  void set(Object[] leaves, double value) {
    if (path.isEmpty()) {
      leaves[leaf] = leaves[leaf] instanceof Float ? (Object) (float) value : (Object) value;
    } else if (storage(leaves) instanceof float[] floats) {
      floats[last()] = (float) value;
    } else {
      Array.setDouble(storage(leaves), last(), value);
    }
  }

  private int last() {
    return path.get(path.size() - 1);
  }

  private Object storage(Object[] leaves) {
    Object storage = leaves[leaf];
    for (int row : path.subList(0, path.size() - 1)) {
      storage = Array.get(storage, row);
    }
    return storage;
  }

  /** Leaves with some coordinates moved. */
  static Object[] moved(Object[] leaves, List<Coordinate> along, double[] by, double times) {
    Object[] copy = Copies.of(leaves);
    for (int k = 0; k < by.length; k++) {
      Coordinate c = along.get(k);
      c.set(copy, c.get(leaves) + times * by[k]);
    }
    return copy;
  }
}
