package dev.gradus.dsl;

import dev.gradus.dsl.graph.Shape;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Changes of shape that keep every element. */
final class Reshape {
  private Reshape() {}

  static Tensor reshape(Tensor x, int... extents) {
    int[] full = extents.clone();
    int first = x.shape().isBatched() ? 1 : 0;
    int open = -1;
    long known = 1;
    for (int i = first; i < full.length; i++) {
      if (full[i] != -1) {
        known *= full[i];
      } else if (open >= 0) {
        throw sizes(x, extents);
      } else {
        open = i;
      }
    }
    if (open >= 0) {
      if (known <= 0 || x.shape().size() % known != 0) {
        throw sizes(x, extents);
      }
      full[open] = (int) (x.shape().size() / known);
    }
    return to(x, Shape.of(full));
  }

  private static RuntimeException sizes(Tensor x, int... extents) {
    return Problem.RESHAPE_OPEN_EXTENT.exception(
        x.shape(), Arrays.toString(extents), UserLine.here());
  }

  private static Tensor to(Tensor x, Shape shape) {
    return x.scope().tensor(x.scope().builder().reshape(x.node(), shape));
  }

  static Tensor moveAxis(Tensor x, int from, int to) {
    int source = AxisCheck.axis(x, from, "moveAxis");
    int target = AxisCheck.axis(x, to, "moveAxis");
    List<Integer> order = new ArrayList<>(IntStream.range(0, x.rank()).boxed().toList());
    order.remove(source);
    order.add(target, source);
    return x.scope().tensor(x.scope().builder().transpose(x.node(), order));
  }

  static Tensor expandDims(Tensor x, int axis) {
    int position = axis < 0 ? axis + x.rank() + 1 : axis;
    if (position < 0 || position > x.rank()) {
      throw Problem.NO_SUCH_AXIS.exception("expandDims", axis, x.shape(), UserLine.here());
    }
    List<Integer> extents = new ArrayList<>(x.shape().extents());
    extents.add(position, 1);
    Shape shape = new Shape(extents);
    if (shape.batchAxis() <= 0 && x.shape().batchAxis() <= 0) {
      return to(x, shape);
    }
    List<Integer> places =
        IntStream.range(0, x.rank()).map(i -> i < position ? i : i + 1).boxed().toList();
    return x.scope().tensor(x.scope().builder().expand(x.node(), shape, places));
  }

  static Tensor squeeze(Tensor x, int... axes) {
    List<Integer> gone = new ArrayList<>();
    for (int axis : axes.length == 0 ? IntStream.range(0, x.rank()).toArray() : axes) {
      int position = AxisCheck.axis(x, axis, "squeeze");
      if (x.shape().extent(position) == 1) {
        gone.add(position);
      } else if (axes.length > 0) {
        throw Problem.SQUEEZE.exception(axis, x.shape(), UserLine.here());
      }
    }
    return drop(x, gone);
  }

  /** Without some axes of extent 1; a batch axis in the middle goes to the front meanwhile. */
  static Tensor drop(Tensor x, List<Integer> axes) {
    int batch = x.shape().batchAxis();
    if (batch <= 0) {
      return to(x, x.shape().without(axes));
    }
    List<Integer> shifted = axes.stream().map(a -> a < batch ? a + 1 : a).toList();
    Tensor front = moveAxis(x, batch, 0);
    int before = (int) axes.stream().filter(a -> a < batch).count();
    return moveAxis(to(front, front.shape().without(shifted)), 0, batch - before);
  }

  static Tensor broadcastTo(Tensor x, int... extents) {
    Shape shape = Shape.of(extents);
    boolean fits = shape.rank() >= x.rank();
    for (int i = 1; fits && i <= x.rank(); i++) {
      int extent = x.shape().extent(x.rank() - i);
      fits = extent == 1 || extent == shape.extent(shape.rank() - i);
    }
    if (!fits) {
      throw Problem.BROADCAST.exception(
          "broadcastTo", x.shape() + " and " + shape, UserLine.here());
    }
    return Apply.broadcast(x, shape);
  }
}
