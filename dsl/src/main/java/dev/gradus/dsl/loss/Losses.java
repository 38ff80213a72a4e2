package dev.gradus.dsl.loss;

import static dev.gradus.dsl.Tensors.select;
import static dev.gradus.dsl.loss.LossReduction.MEAN;

import dev.gradus.dsl.Tensor;

/**
 * Losses of regression and likelihood, by PyTorch's formulas; made for static import. The mean over
 * all elements, batch included, unless another reduction is asked for. The target's shape must
 * broadcast to that of the prediction and not beyond, so that a column is never compared with a row
 * by accident; otherwise a {@link dev.gradus.runtime.GradusException} names both shapes.
 */
public final class Losses {
  private static final double LEAST_VARIANCE = 1e-6;

  private Losses() {}

  /** (p - t)². */
  public static Tensor meanSquaredError(Tensor prediction, Tensor target) {
    return squaredError(prediction, target, MEAN);
  }

  /** (p - t)². */
  public static Tensor squaredError(Tensor prediction, Tensor target, LossReduction reduction) {
    Tensor t = LossShapes.matching("squaredError", prediction, target);
    return reduction.apply(prediction.minus(t).square());
  }

  /** |p - t|. */
  public static Tensor meanAbsoluteError(Tensor prediction, Tensor target) {
    return absoluteError(prediction, target, MEAN);
  }

  /** |p - t|. */
  public static Tensor absoluteError(Tensor prediction, Tensor target, LossReduction reduction) {
    Tensor t = LossShapes.matching("absoluteError", prediction, target);
    return reduction.apply(prediction.minus(t).abs());
  }

  /** Huber's loss with delta 1. */
  public static Tensor huber(Tensor prediction, Tensor target) {
    return huber(prediction, target, 1.0, MEAN);
  }

  /**
   * With d = |p - t|: d² / 2 up to delta, then delta · (d - delta / 2). P. J. Huber, “Robust
   * estimation of a location parameter”, 1964.
   */
  public static Tensor huber(
      Tensor prediction, Tensor target, double delta, LossReduction reduction) {
    Tensor t = LossShapes.matching("huber", prediction, target);
    Tensor distance = prediction.minus(t).abs();
    Tensor near = distance.square().times(0.5);
    Tensor far = distance.minus(0.5 * delta).times(delta);
    return reduction.apply(select(distance.lessThan(delta), near, far));
  }

  /** Hinge loss max(0, 1 - t · p) with targets -1 and 1. */
  public static Tensor hinge(Tensor prediction, Tensor target) {
    return hinge(prediction, target, MEAN);
  }

  /** Hinge loss max(0, 1 - t · p) with targets -1 and 1. */
  public static Tensor hinge(Tensor prediction, Tensor target, LossReduction reduction) {
    Tensor t = LossShapes.matching("hinge", prediction, target);
    return reduction.apply(prediction.constant(1.0).minus(t.times(prediction)).relu());
  }

  /**
   * (log(v) + (t - mean)² / v) / 2, the negative log-likelihood of normal distributions up to a
   * constant.
   */
  public static Tensor gaussianNegativeLogLikelihood(Tensor mean, Tensor target, Tensor variance) {
    return gaussianNegativeLogLikelihood(mean, target, variance, false, MEAN);
  }

  /**
   * (log(v) + (t - mean)² / v) / 2. Variances below 1e-6 count as 1e-6 while their gradient is that
   * of the formula, so that they can recover.
   *
   * @param full whether log(2π) / 2 is added
   */
  public static Tensor gaussianNegativeLogLikelihood(
      Tensor mean, Tensor target, Tensor variance, boolean full, LossReduction reduction) {
    Tensor t = LossShapes.matching("gaussianNegativeLogLikelihood", mean, target);
    Tensor given = LossShapes.matching("gaussianNegativeLogLikelihood", mean, variance);
    Tensor lift = given.constant(LEAST_VARIANCE).minus(given).stopGradient();
    Tensor v = select(given.lessThan(LEAST_VARIANCE), given.plus(lift), given);
    Tensor each = v.log().plus(mean.minus(t).square().div(v)).times(0.5);
    return reduction.apply(full ? each.plus(0.5 * Math.log(2 * Math.PI)) : each);
  }

  /**
   * exp(p) - t · p: negative log-likelihood, up to a constant, of counts t under Poisson
   * distributions whose log rates p are predicted.
   */
  public static Tensor poissonNegativeLogLikelihood(Tensor logRate, Tensor target) {
    return poissonNegativeLogLikelihood(logRate, target, MEAN);
  }

  /** exp(p) - t · p, with p the log of the rate. */
  public static Tensor poissonNegativeLogLikelihood(
      Tensor logRate, Tensor target, LossReduction reduction) {
    Tensor t = LossShapes.matching("poissonNegativeLogLikelihood", logRate, target);
    return reduction.apply(logRate.exp().minus(t.times(logRate)));
  }
}
