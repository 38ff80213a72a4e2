package dev.gradus.dsl;

import dev.gradus.dsl.graph.Shape;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.List;

/** Parts of tensors, and their opposite, padding. */
final class Slicing {
  private Slicing() {}

  static Tensor slice(Tensor x, int axis, Range range) {
    int position = AxisCheck.fixed(x, axis, "slice");
    int extent = x.shape().extent(position);
    int start = clip(range.start(), extent);
    int stop = Math.max(start, clip(range.stop(), extent));
    return x.scope()
        .tensor(x.scope().builder().slice(x.node(), position, start, stop, range.step()));
  }

  private static int clip(int index, int extent) {
    int position = index < 0 ? index + extent : index;
    return Math.max(0, Math.min(extent, position));
  }

  static Tensor at(Tensor x, int axis, int index) {
    int position = AxisCheck.fixed(x, axis, "at");
    return Reshape.drop(single(x, position, index), List.of(position));
  }

  /** One position of an axis, which stays with extent 1. */
  private static Tensor single(Tensor x, int axis, int index) {
    int extent = x.shape().extent(AxisCheck.fixed(x, axis, "get"));
    int i = index < 0 ? index + extent : index;
    if (i < 0 || i >= extent) {
      throw Problem.NO_SUCH_POSITION.exception(index, axis, x.shape(), UserLine.here());
    }
    return x.scope().tensor(x.scope().builder().slice(x.node(), axis, i, i + 1, 1));
  }

  static Tensor get(Tensor x, Range... ranges) {
    if (ranges.length > x.rank()) {
      throw Problem.TOO_MANY_INDICES.exception(ranges.length, x.shape(), UserLine.here());
    }
    List<Integer> singles = new ArrayList<>();
    Tensor part = x;
    for (int axis = 0; axis < ranges.length; axis++) {
      if (ranges[axis].single()) {
        singles.add(axis);
        part = single(part, axis, ranges[axis].start());
      } else if (!ranges[axis].isAll()) {
        part = slice(part, axis, ranges[axis]);
      }
    }
    return Reshape.drop(part, singles);
  }

  static Tensor pad(Tensor x, int axis, int before, int after, double value) {
    int position = AxisCheck.fixed(x, axis, "pad");
    return Tensors.concat(
        position, border(x, position, before, value), x, border(x, position, after, value));
  }

  private static Tensor border(Tensor x, int axis, int extent, double value) {
    List<Integer> extents = new ArrayList<>(x.shape().extents());
    extents.set(axis, extent);
    return x.scope().tensor(x.scope().builder().full(value, new Shape(extents), x.dtype()));
  }

  static Tensor gather(Tensor table, Tensor indices, int axis) {
    int position = AxisCheck.fixed(table, axis, "gather");
    Scope scope = Scope.common(table, indices);
    Tensor first = Reshape.moveAxis(table, position, 0);
    Tensor entries = scope.tensor(scope.builder().gather(scope.enter(first), scope.enter(indices)));
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < position; i++) {
      order.add(indices.rank() + i);
    }
    for (int i = 0; i < indices.rank(); i++) {
      order.add(i);
    }
    for (int i = indices.rank() + position; i < entries.rank(); i++) {
      order.add(i);
    }
    return scope.tensor(scope.builder().transpose(entries.node(), order));
  }
}
