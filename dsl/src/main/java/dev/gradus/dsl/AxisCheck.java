package dev.gradus.dsl;

import dev.gradus.dsl.graph.Shape;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Turns axes as users write them (negative from the end) into positions, or refuses them. */
final class AxisCheck {
  private AxisCheck() {}

  static int axis(Tensor x, int axis, String operation) {
    int position = axis < 0 ? axis + x.rank() : axis;
    if (position < 0 || position >= x.rank()) {
      throw Problem.NO_SUCH_AXIS.exception(operation, axis, x.shape(), UserLine.here());
    }
    return position;
  }

  /** Ascending positions; all axes if none is given. */
  static List<Integer> axes(Tensor x, List<Integer> axes, String operation) {
    if (axes.isEmpty()) {
      return IntStream.range(0, x.rank()).boxed().toList();
    }
    List<Integer> positions = new ArrayList<>();
    for (int axis : axes) {
      int position = axis(x, axis, operation);
      if (positions.contains(position)) {
        throw Problem.AXIS_TWICE.exception(operation, axis, x.shape(), UserLine.here());
      }
      positions.add(position);
    }
    Collections.sort(positions);
    return positions;
  }

  /** An axis whose extent is known. */
  static int fixed(Tensor x, int axis, String operation) {
    int position = axis(x, axis, operation);
    if (x.shape().extent(position) == Shape.BATCH) {
      throw Problem.BATCH_AXIS.exception(
          operation, x.shape(), UserLine.here(), "it works along axes of fixed extent only");
    }
    return position;
  }
}
