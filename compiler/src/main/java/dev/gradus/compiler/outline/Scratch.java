package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Places in the scratch arrays of a program. Every block that is split has places of its own, since
 * blocks run inside one another; within a block, places are used again.
 */
final class Scratch {
  /** Types of value that scratch arrays hold, in the order in which the arrays are passed. */
  static final List<Type> TYPES =
      List.of(Type.DOUBLE, Type.FLOAT, Type.INT, Type.LONG, Type.BOOLEAN);

  private final int[] lengths = new int[TYPES.size()];

  /** Whether values of the type can be kept in scratch arrays. */
  static boolean holds(Type type) {
    return TYPES.contains(type);
  }

  static int number(Type type) {
    return TYPES.indexOf(type);
  }

  /** Array lengths needed, in the order of {@link #TYPES}. */
  int[] lengths() {
    return lengths.clone();
  }

  /** Fresh places for one block. */
  Region region() {
    return new Region();
  }

  final class Region {
    private final List<Deque<Integer>> free =
        TYPES.stream().<Deque<Integer>>map(t -> new ArrayDeque<>()).toList();

    int take(Type type) {
      int number = number(type);
      Integer place = free.get(number).pollFirst();
      return place != null ? place : lengths[number]++;
    }

    void release(Type type, int place) {
      free.get(number(type)).addFirst(place);
    }
  }
}
