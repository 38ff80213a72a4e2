package dev.gradus.dsl.loss;

import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.UserLine;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.runtime.Problem;

/** Targets must match predictions element by element. */
final class LossShapes {
  private LossShapes() {}

  /** The target, repeated to the prediction's shape. */
  static Tensor matching(String loss, Tensor prediction, Tensor target) {
    if (!fits(prediction.shape(), target.shape())) {
      throw mismatch(loss, prediction, target);
    }
    return target.broadcastTo(
        prediction.shape().extents().stream().mapToInt(Integer::intValue).toArray());
  }

  static void requireEqual(String loss, Tensor prediction, Shape wanted, Tensor target) {
    if (!target.shape().equals(wanted)) {
      throw mismatch(loss, prediction, target);
    }
  }

  /** A target may have extents of 1 or be a scalar, but no axis may be missing by accident. */
  private static boolean fits(Shape prediction, Shape target) {
    boolean fits = target.rank() == prediction.rank() || target.isScalar();
    for (int axis = 0; fits && axis < target.rank(); axis++) {
      int extent = target.extent(axis);
      fits = extent == 1 || extent == prediction.extent(axis);
    }
    return fits;
  }

  private static RuntimeException mismatch(String loss, Tensor prediction, Tensor target) {
    return Problem.LOSS_SHAPES.exception(loss, prediction.shape(), target.shape(), UserLine.here());
  }
}
