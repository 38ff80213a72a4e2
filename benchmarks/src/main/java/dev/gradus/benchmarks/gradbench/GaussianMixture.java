package dev.gradus.benchmarks.gradbench;

import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Inactive;
import dev.gradus.runtime.kernel.Special;

/**
 * The objective "gmm": log-likelihood of a mixture of k normal distributions in d dimensions, with
 * a Wishart prior. The inverse of a covariance's root is a lower triangular matrix, with the
 * diagonal exp(q) and below it l, column by column.
 */
public final class GaussianMixture {
  private GaussianMixture() {}

  /**
   * The log-likelihood of n observations.
   *
   * @param alpha logarithms of unnormalised weights, k
   * @param mu means, k × d
   * @param q logarithms of diagonals, k × d
   * @param l what is below the diagonals, k × d(d-1)/2
   * @param x observations, n × d
   * @param gamma scale of the prior
   * @param m degrees of freedom of the prior, above d + 1
   */
  @Differentiable
  public static double logLikelihood(
      double[] alpha,
      double[] mu,
      double[] q,
      double[] l,
      @Inactive double[] x,
      @Inactive double gamma,
      int m) {
    int k = alpha.length;
    int d = mu.length / k;
    int n = x.length / d;
    double[] diagonal = new double[k * d];
    double[] constant = new double[k];
    for (int j = 0; j < k; j++) {
      double sum = alpha[j];
      for (int r = 0; r < d; r++) {
        diagonal[j * d + r] = Math.exp(q[j * d + r]);
        sum += q[j * d + r];
      }
      constant[j] = sum;
    }
    double[] beta = new double[k];
    double[] centred = new double[k * d];
    double total = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < k; j++) {
        for (int r = 0; r < d; r++) {
          centred[j * d + r] = x[i * d + r] - mu[j * d + r];
        }
      }
      for (int j = 0; j < k; j++) {
        beta[j] = constant[j] - 0.5 * squaredNorm(diagonal, l, centred, j, d);
      }
      total += logSumExp(beta);
    }
    double normaliser = n * (0.5 * d * Math.log(2 * Math.PI) + logSumExp(alpha));
    return total - normaliser + prior(diagonal, q, l, k, gamma, m);
  }

  /** ‖Q v‖² of the j-th triangular matrix Q and the j-th vector v. */
  private static double squaredNorm(double[] diagonal, double[] l, double[] v, int j, int d) {
    double norm = 0;
    for (int r = 0; r < d; r++) {
      double sum = diagonal[j * d + r] * v[j * d + r];
      int below = j * (d * (d - 1) / 2) + r - 1;
      for (int c = 0; c < r; c++) {
        sum += l[below] * v[j * d + c];
        below += d - 2 - c;
      }
      norm += sum * sum;
    }
    return norm;
  }

  private static double logSumExp(double[] v) {
    double max = v[0];
    for (int i = 1; i < v.length; i++) {
      max = Math.max(max, v[i]);
    }
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      sum += Math.exp(v[i] - max);
    }
    return max + Math.log(sum);
  }

  private static double prior(
      double[] diagonal, double[] q, double[] l, int k, @Inactive double gamma, int m) {
    int d = q.length / k;
    int degrees = d + m + 1;
    double constant =
        degrees * d * (Math.log(gamma) - 0.5 * Math.log(2)) - logMultiGamma(0.5 * degrees, d);
    double squares = 0;
    for (int i = 0; i < diagonal.length; i++) {
      squares += diagonal[i] * diagonal[i];
    }
    for (int i = 0; i < l.length; i++) {
      squares += l[i] * l[i];
    }
    double sum = 0;
    for (int i = 0; i < q.length; i++) {
      sum += q[i];
    }
    return k * constant - (0.5 * gamma * gamma * squares - m * sum);
  }

  /** Logarithm of the multivariate gamma function of order p. */
  private static double logMultiGamma(@Inactive double a, int p) {
    double sum = 0.25 * p * (p - 1) * Math.log(Math.PI);
    for (int j = 1; j <= p; j++) {
      sum += Special.lgamma(a + 0.5 * (1 - j));
    }
    return sum;
  }

  /** Gradient of {@link GaussianMixture#logLikelihood}. */
  @GradientOf(owner = GaussianMixture.class, method = "logLikelihood")
  public interface Gradient {
    double valueAndGradient(
        double[] alpha,
        double[] mu,
        double[] q,
        double[] l,
        double[] x,
        double gamma,
        int m,
        double[] alphaAdjoint,
        double[] muAdjoint,
        double[] qAdjoint,
        double[] lAdjoint);
  }
}
