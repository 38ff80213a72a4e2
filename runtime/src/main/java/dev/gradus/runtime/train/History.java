package dev.gradus.runtime.train;

/**
 * What was recorded on the way, one entry per recorded iteration; all arrays have the same length.
 *
 * @param iteration numbers k of the iterations, from 0
 * @param objective objective at w_k
 * @param gap distance of the objective from its stated optimum; NaN where none was stated
 * @param gradientNorm norm of the gradient at w_k
 * @param parameterNorm norm of w_k
 */
public record History(
    double[] iteration,
    double[] objective,
    double[] gap,
    double[] gradientNorm,
    double[] parameterNorm) {

  /** Number of entries. */
  public int size() {
    return iteration.length;
  }
}
