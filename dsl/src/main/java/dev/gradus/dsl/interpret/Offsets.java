package dev.gradus.dsl.interpret;

import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/** Where elements lie in row-major arrays of concrete shapes. */
public final class Offsets {
  private Offsets() {}

  /** The shape with the batch extent made concrete. */
  public static Shape concrete(Shape shape, int batch) {
    return shape.isBatched()
        ? new Shape(shape.extents().stream().map(e -> e == Shape.BATCH ? batch : e).toList())
        : shape;
  }

  /** Distance in memory between neighbours along every axis. */
  public static int[] strides(Shape shape) {
    int[] strides = new int[shape.rank()];
    int stride = 1;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape.extent(axis);
    }
    return strides;
  }

  /** The offset of every index of a box, row-major, given a stride per axis. */
  public static int[] enumerate(List<Integer> extents, List<Integer> strides) {
    int size = 1;
    for (int e : extents) {
      size *= e;
    }
    int[] offsets = new int[size];
    int filled = Math.min(1, size);
    for (int axis = 0; size > 0 && axis < extents.size(); axis++) {
      // Spread from the back, so that what is still to be read is not overwritten.
      int extent = extents.get(axis);
      for (int i = filled - 1; i >= 0; i--) {
        for (int j = extent - 1; j >= 0; j--) {
          offsets[i * extent + j] = offsets[i] + j * strides.get(axis);
        }
      }
      filled *= extent;
    }
    return offsets;
  }

  /** Offsets within a tensor of the elements that the given axes run through. */
  public static int[] along(Shape shape, List<Integer> axes) {
    int[] strides = strides(shape);
    return enumerate(
        axes.stream().map(shape::extent).toList(), axes.stream().map(a -> strides[a]).toList());
  }

  /** Offsets of the elements of one entry of every axis but the given ones. */
  public static int[] across(Shape shape, List<Integer> axes) {
    List<Integer> kept = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (!axes.contains(axis)) {
        kept.add(axis);
      }
    }
    return along(shape, kept);
  }

  /**
   * Offsets in one operand of a contraction for every index of the labels in {@code wanted}; labels
   * that the operand lacks do not move it.
   *
   * @param extents extents of the wanted labels
   */
  public static int[] labelled(
      List<Integer> labels, Shape operand, List<Integer> wanted, List<Integer> extents) {
    int[] strides = strides(operand);
    return enumerate(
        extents,
        wanted.stream()
            .map(label -> labels.contains(label) ? strides[labels.indexOf(label)] : 0)
            .toList());
  }

  /**
   * For every element of the result of an operation on one operand that only moves elements, the
   * operand's element that it shows, or -1 for a zero.
   *
   * @param from concrete shape of the operand
   * @param to concrete shape of the result
   */
  public static int[] sources(NodeKind kind, Shape from, Shape to) {
    if (kind instanceof NodeKind.Pad k) {
      return padded(k, from, to);
    }
    int[] strides = strides(from);
    Integer[] moved = new Integer[to.rank()];
    java.util.Arrays.fill(moved, 0);
    int start = 0;
    if (kind instanceof NodeKind.Reshape) {
      return enumerate(List.of(to.size()), List.of(1));
    } else if (kind instanceof NodeKind.Transpose k) {
      java.util.Arrays.setAll(moved, i -> strides[k.permutation().get(i)]);
    } else if (kind instanceof NodeKind.Expand k) {
      for (int i = 0; i < from.rank(); i++) {
        moved[k.axes().get(i)] = from.extent(i) == 1 ? 0 : strides[i];
      }
    } else if (kind instanceof NodeKind.Slice k) {
      java.util.Arrays.setAll(moved, i -> strides[i] * (i == k.axis() ? k.step() : 1));
      start = k.start() * strides[k.axis()];
    } else {
      throw new IllegalArgumentException(kind + " does not merely move elements");
    }
    int[] sources = enumerate(to.extents(), List.of(moved));
    for (int i = 0; start != 0 && i < sources.length; i++) {
      sources[i] += start;
    }
    return sources;
  }

  private static int[] padded(NodeKind.Pad k, Shape from, Shape to) {
    int[] sources = new int[to.size()];
    java.util.Arrays.fill(sources, -1);
    NodeKind.Slice back =
        new NodeKind.Slice(k.axis(), k.before(), to.extent(k.axis()) - k.after(), k.between() + 1);
    int[] places = sources(back, to, from);
    for (int i = 0; i < places.length; i++) {
      sources[places[i]] = i;
    }
    return sources;
  }
}
