package dev.gradus.dsl;

import java.util.List;

/**
 * Exponentials summed along axes. All are shifted by the largest element, so that the largest
 * exponential is 1: nothing overflows, and at least one term does not underflow. The shift does not
 * change the result, so no derivative goes through it.
 */
final class Softmax {
  private Softmax() {}

  static Tensor logsumexp(Tensor x, Axes axes) {
    List<Integer> positions = AxisCheck.axes(x, axes.axes(), "logsumexp");
    if (positions.isEmpty()) {
      return x;
    }
    Tensor total = x.minus(shift(x, positions)).exp().sum(axes);
    return total.log().plus(shift(x, positions, axes.keep()));
  }

  static Tensor softmax(Tensor x, int axis) {
    int position = AxisCheck.axis(x, axis, "softmax");
    Tensor exponentials = x.minus(shift(x, List.of(position))).exp();
    return exponentials.div(exponentials.sum(Axes.kept(position)));
  }

  static Tensor logSoftmax(Tensor x, int axis) {
    int position = AxisCheck.axis(x, axis, "logSoftmax");
    Tensor shifted = x.minus(shift(x, List.of(position)));
    return shifted.minus(shifted.exp().sum(Axes.kept(position)).log());
  }

  private static Tensor shift(Tensor x, List<Integer> positions) {
    return shift(x, positions, true);
  }

  /** The largest element, or 0 where that is infinite (where a shift would give NaN). */
  private static Tensor shift(Tensor x, List<Integer> positions, boolean kept) {
    Tensor largest = x.stopGradient().max(new Axes(positions, kept));
    Tensor infinite = largest.abs().equalTo(Double.POSITIVE_INFINITY);
    return Tensors.select(infinite, x.constant(0.0), largest);
  }
}
