package dev.gradus.dsl;

import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.NodeKind.Reduction;
import dev.gradus.dsl.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reductions and the statistics composed of them. */
final class Reduce {
  private Reduce() {}

  static Tensor reduce(Reduction reduction, Tensor x, Axes axes) {
    List<Integer> positions = AxisCheck.axes(x, axes.axes(), name(reduction));
    if (positions.isEmpty()) {
      return x;
    }
    Tensor reduced = x.scope().tensor(x.scope().builder().reduce(reduction, x.node(), positions));
    return axes.keep() ? restore(reduced, x.shape(), positions) : reduced;
  }

  static Tensor position(Reduction reduction, Tensor x, int axis) {
    int position = AxisCheck.fixed(x, axis, name(reduction));
    return x.scope().tensor(x.scope().builder().reduce(reduction, x.node(), List.of(position)));
  }

  static Tensor mean(Tensor x, Axes axes) {
    return x.sum(axes).div(count(x, AxisCheck.axes(x, axes.axes(), "mean")));
  }

  /** Two passes: first the mean, then the squares of the differences. */
  static Tensor variance(Tensor x, boolean unbiased, Axes axes) {
    List<Integer> positions = AxisCheck.axes(x, axes.axes(), "variance");
    Tensor centred = x.minus(mean(x, new Axes(positions, true)));
    Tensor n = count(x, positions);
    return centred.square().sum(axes).div(unbiased ? n.minus(1.0) : n);
  }

  /** sqrt(x), with 0 for the derivative at 0. */
  static Tensor rootAwayFromZero(Tensor x) {
    Tensor zero = x.equalTo(0.0);
    return Tensors.select(zero, x.constant(0.0), Tensors.select(zero, x.constant(1.0), x).sqrt());
  }

  /** The number of elements along some axes. */
  private static Tensor count(Tensor x, List<Integer> positions) {
    boolean batched = false;
    double fixed = 1.0;
    for (int axis : positions) {
      int extent = x.shape().extent(axis);
      batched |= extent == Shape.BATCH;
      fixed *= extent == Shape.BATCH ? 1 : extent;
    }
    if (!batched) {
      return x.constant(fixed);
    }
    Tensor rows = x.scope().tensor(x.scope().builder().batchSize(x.dtype()));
    return rows.times(fixed);
  }

  /** Puts reduced axes back with extent 1. */
  private static Tensor restore(Tensor reduced, Shape original, List<Integer> positions) {
    List<Integer> extents = new ArrayList<>(original.extents());
    List<Integer> kept = new ArrayList<>();
    for (int axis = 0; axis < original.rank(); axis++) {
      if (positions.contains(axis)) {
        extents.set(axis, 1);
      } else {
        kept.add(axis);
      }
    }
    Shape shape = new Shape(extents);
    NodeKind kind =
        reduced.shape().batchAxis() > 0 || shape.batchAxis() > 0
            ? new NodeKind.Expand(shape, kept)
            : new NodeKind.Reshape(shape);
    return reduced.scope().tensor(reduced.scope().builder().add(kind, List.of(reduced.node())));
  }

  private static String name(Reduction reduction) {
    return reduction.name().toLowerCase(Locale.ROOT);
  }
}
