package dev.gradus.dsl.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Row-major extents of a tensor. The extent {@link #BATCH} is symbolic and opaque: the number of
 * rows of the batch, known only when a kernel runs; it occurs at most once.
 */
public record Shape(List<Integer> extents) {
  /** The symbolic batch extent. */
  public static final int BATCH = -1;

  public static final Shape SCALAR = new Shape(List.of());

  public Shape {
    extents = List.copyOf(extents);
  }

  public static Shape of(int... extents) {
    return new Shape(Arrays.stream(extents).boxed().toList());
  }

  public int rank() {
    return extents.size();
  }

  public int extent(int axis) {
    return extents.get(axis);
  }

  /** Position of the batch axis, or -1. */
  public int batchAxis() {
    return extents.indexOf(BATCH);
  }

  public boolean isBatched() {
    return batchAxis() >= 0;
  }

  public boolean isScalar() {
    return extents.isEmpty();
  }

  /** Number of elements, the batch axis left out (that is, per row of the batch). */
  public int size() {
    int size = 1;
    for (int e : extents) {
      size = e == BATCH ? size : Math.multiplyExact(size, e);
    }
    return size;
  }

  /** This without some axes. */
  public Shape without(List<Integer> axes) {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < rank(); i++) {
      if (!axes.contains(i)) {
        kept.add(extents.get(i));
      }
    }
    return new Shape(kept);
  }

  @Override
  public String toString() {
    return extents.stream()
        .map(e -> e == BATCH ? "BATCH" : e.toString())
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
