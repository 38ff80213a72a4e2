package dev.gradus.dsl;

import dev.gradus.dsl.graph.NodeKind.Reduction;

/**
 * Reductions over axes: over those given, or over all of them if none is. The reduced axes
 * disappear, or keep extent 1 with {@link Axes#kept}.
 */
public sealed interface Reductions permits Tensor {

  /** Sum; 0 where there is nothing to add. */
  default Tensor sum(int... axes) {
    return sum(Axes.of(axes));
  }

  /** Sum; 0 where there is nothing to add. */
  default Tensor sum(Axes axes) {
    return Reduce.reduce(Reduction.SUM, self(), axes);
  }

  /** Arithmetic mean: the sum divided by the number of elements, that of the batch included. */
  default Tensor mean(int... axes) {
    return mean(Axes.of(axes));
  }

  /** Arithmetic mean: the sum divided by the number of elements, that of the batch included. */
  default Tensor mean(Axes axes) {
    return Reduce.mean(self(), axes);
  }

  /** Largest element; NaN if there is one. Ties share the gradient evenly. */
  default Tensor max(int... axes) {
    return max(Axes.of(axes));
  }

  /** Largest element; NaN if there is one. Ties share the gradient evenly. */
  default Tensor max(Axes axes) {
    return Reduce.reduce(Reduction.MAX, self(), axes);
  }

  /** Smallest element; NaN if there is one. Ties share the gradient evenly. */
  default Tensor min(int... axes) {
    return min(Axes.of(axes));
  }

  /** Smallest element; NaN if there is one. Ties share the gradient evenly. */
  default Tensor min(Axes axes) {
    return Reduce.reduce(Reduction.MIN, self(), axes);
  }

  /** Product, see {@link #prod(Axes)}. */
  default Tensor prod(int... axes) {
    return prod(Axes.of(axes));
  }

  /**
   * Product, by multiplying halves elementwise until one element is left; 1 where there is nothing
   * to multiply.
   *
   * @throws dev.gradus.runtime.GradusException if the batch is among the axes
   */
  default Tensor prod(Axes axes) {
    return Product.over(self(), axes);
  }

  /** log(sum(exp(x))), which neither overflows nor loses small terms. */
  default Tensor logsumexp(int... axes) {
    return logsumexp(Axes.of(axes));
  }

  /** log(sum(exp(x))), which neither overflows nor loses small terms. */
  default Tensor logsumexp(Axes axes) {
    return Softmax.logsumexp(self(), axes);
  }

  /** Euclidean norm, the root of the sum of squares; its gradient at 0 is 0. */
  default Tensor norm(int... axes) {
    return norm(Axes.of(axes));
  }

  /** Euclidean norm, the root of the sum of squares; its gradient at 0 is 0. */
  default Tensor norm(Axes axes) {
    return Reduce.rootAwayFromZero(self().square().sum(axes));
  }

  /**
   * Variance about the mean, divided by n - 1 (unbiased, as in PyTorch; NumPy divides by n, see
   * {@link #variance(boolean, Axes)}).
   */
  default Tensor variance(int... axes) {
    return variance(true, Axes.of(axes));
  }

  /** Variance about the mean, divided by n - 1 if {@code unbiased}, else by n. */
  default Tensor variance(boolean unbiased, int... axes) {
    return variance(unbiased, Axes.of(axes));
  }

  /** Variance about the mean, divided by n - 1 if {@code unbiased}, else by n. */
  default Tensor variance(boolean unbiased, Axes axes) {
    return Reduce.variance(self(), unbiased, axes);
  }

  /** Standard deviation by the unbiased variance; its gradient at 0 is 0. */
  default Tensor std(int... axes) {
    return std(true, Axes.of(axes));
  }

  /** Standard deviation; its gradient at 0 is 0. */
  default Tensor std(boolean unbiased, int... axes) {
    return std(unbiased, Axes.of(axes));
  }

  /** Standard deviation; its gradient at 0 is 0. */
  default Tensor std(boolean unbiased, Axes axes) {
    return Reduce.rootAwayFromZero(variance(unbiased, axes));
  }

  /** Position of the first largest element along an axis (the first NaN if there is one): int. */
  default Tensor argmax(int axis) {
    return Reduce.position(Reduction.ARGMAX, self(), axis);
  }

  /** Position of the first smallest element along an axis (the first NaN if there is one): int. */
  default Tensor argmin(int axis) {
    return Reduce.position(Reduction.ARGMIN, self(), axis);
  }

  /** exp(x) / sum(exp(x)) along an axis, without overflow. */
  default Tensor softmax(int axis) {
    return Softmax.softmax(self(), axis);
  }

  /** log(softmax(x)) along an axis, without overflow. */
  default Tensor logSoftmax(int axis) {
    return Softmax.logSoftmax(self(), axis);
  }

  /** Running sums along an axis: result i is the sum of elements 0 … i. */
  default Tensor cumsum(int axis) {
    return CumulativeSum.along(self(), axis);
  }

  private Tensor self() {
    return (Tensor) this;
  }
}
