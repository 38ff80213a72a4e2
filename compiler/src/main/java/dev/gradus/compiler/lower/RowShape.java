package dev.gradus.compiler.lower;

import dev.gradus.dsl.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/** Shapes, axes and labels seen from inside one row of the batch: the batch axis is left out. */
final class RowShape {
  private RowShape() {}

  /** Row-major extents of one row of a batched tensor, of all of a static one. */
  static int[] extents(Shape shape) {
    return shape.extents().stream().filter(e -> e != Shape.BATCH).mapToInt(e -> e).toArray();
  }

  /** Number of an axis among those of one row. */
  static int axis(Shape shape, int axis) {
    int batch = shape.batchAxis();
    return batch >= 0 && batch < axis ? axis - 1 : axis;
  }

  /** Axes among those of one row, the batch axis dropped. */
  static List<Integer> axes(Shape shape, List<Integer> axes) {
    List<Integer> kept = new ArrayList<>();
    for (int axis : axes) {
      if (axis != shape.batchAxis()) {
        kept.add(axis(shape, axis));
      }
    }
    return kept;
  }

  /** Labels of the axes of one row. */
  static List<Integer> labels(Shape shape, List<Integer> labels) {
    List<Integer> kept = new ArrayList<>(labels);
    if (shape.isBatched()) {
      kept.remove(shape.batchAxis());
    }
    return kept;
  }

  /** Row-major strides. */
  static int[] strides(int[] extents) {
    int[] strides = new int[extents.length];
    int stride = 1;
    for (int i = extents.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= extents[i];
    }
    return strides;
  }

  static int size(int[] extents) {
    int size = 1;
    for (int e : extents) {
      size *= e;
    }
    return size;
  }
}
