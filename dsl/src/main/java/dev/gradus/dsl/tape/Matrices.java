package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.interpret.Offsets;
import dev.gradus.runtime.kernel.Views;
import java.util.List;
import java.util.OptionalInt;

/**
 * A tensor of a contraction seen as a row of matrices, one per index of the labels common to all
 * three: in place if its axes allow it, else packed into scratch.
 */
final class Matrices {
  final int[] start;
  final int row;
  final int column;
  final boolean packed;
  final int size;
  private final int[] strides;
  private final int[] packedStrides;
  private final int[] extents;

  /**
   * @param labels of the tensor's axes
   * @param common labels that number the matrices
   * @param rows labels that together number the rows
   * @param columns labels that together number the columns
   * @param unitColumns whether columns must be neighbours in memory
   */
  Matrices(
      List<Integer> labels,
      Shape shape,
      List<Integer> common,
      List<Integer> rows,
      List<Integer> columns,
      boolean unitColumns) {
    int[] own = Offsets.strides(shape);
    OptionalInt rowStride = collapse(labels, shape, own, rows);
    OptionalInt columnStride = collapse(labels, shape, own, columns);
    int width = extent(labels, shape, columns);
    boolean fits = !unitColumns || width == 1 || columnStride.orElse(0) == 1;
    packed = rowStride.isEmpty() || columnStride.isEmpty() || !fits;
    size = shape.size();
    List<Integer> order =
        java.util.stream.Stream.of(common, rows, columns).flatMap(List::stream).toList();
    List<Integer> lengths = lengths(labels, shape, order);
    strides = order.stream().mapToInt(l -> own[labels.indexOf(l)]).toArray();
    packedStrides = Offsets.strides(new Shape(lengths));
    extents = CopyStep.ints(lengths);
    row = packed ? width : rowStride.getAsInt();
    column = packed ? 1 : columnStride.getAsInt();
    List<Integer> count = lengths(labels, shape, common);
    start = Offsets.labelled(labels, shape, common, count);
    int height = extent(labels, shape, rows);
    for (int i = 0; packed && i < start.length; i++) {
      start[i] = i * height * width;
    }
  }

  static List<Integer> lengths(List<Integer> labels, Shape shape, List<Integer> wanted) {
    return wanted.stream().map(l -> shape.extent(labels.indexOf(l))).toList();
  }

  static int extent(List<Integer> labels, Shape shape, List<Integer> wanted) {
    return lengths(labels, shape, wanted).stream().reduce(1, (a, b) -> a * b);
  }

  /** The one stride that runs through all indices of some labels in order, if there is one. */
  private static OptionalInt collapse(
      List<Integer> labels, Shape shape, int[] strides, List<Integer> wanted) {
    int stride = 0;
    int next = 0;
    for (int i = wanted.size() - 1; i >= 0; i--) {
      int axis = labels.indexOf(wanted.get(i));
      if (shape.extent(axis) == 1) {
        continue;
      }
      if (stride == 0) {
        stride = strides[axis];
      } else if (strides[axis] != next) {
        return OptionalInt.empty();
      }
      next = strides[axis] * shape.extent(axis);
    }
    return OptionalInt.of(stride);
  }

  double[] in(double[] array, double[] scratch) {
    if (!packed) {
      return array;
    }
    Views.copy(array, 0, strides, scratch, 0, packedStrides, extents);
    return scratch;
  }

  float[] in(float[] array, float[] scratch) {
    if (!packed) {
      return array;
    }
    Views.copy(array, 0, strides, scratch, 0, packedStrides, extents);
    return scratch;
  }

  /** Brings back what was computed packed. */
  void out(double[] scratch, double[] array, boolean adding) {
    if (adding) {
      StridedSum.add(scratch, 0, packedStrides, array, 0, strides, extents, 0);
    } else {
      Views.copy(scratch, 0, packedStrides, array, 0, strides, extents);
    }
  }

  /** Brings back what was computed packed. */
  void out(float[] scratch, float[] array, boolean adding) {
    if (adding) {
      StridedSum.add(scratch, 0, packedStrides, array, 0, strides, extents, 0);
    } else {
      Views.copy(scratch, 0, packedStrides, array, 0, strides, extents);
    }
  }
}
