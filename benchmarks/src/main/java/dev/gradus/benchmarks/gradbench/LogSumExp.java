package dev.gradus.benchmarks.gradbench;

import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;

/** The objective "lse": the logarithm of a sum of exponentials, by two loops. */
public final class LogSumExp {
  private LogSumExp() {}

  @Differentiable
  public static double logSumExp(double[] x) {
    double max = x[0];
    for (int i = 1; i < x.length; i++) {
      max = Math.max(max, x[i]);
    }
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += Math.exp(x[i] - max);
    }
    return max + Math.log(sum);
  }

  /** Gradient of {@link LogSumExp#logSumExp}. */
  @GradientOf(owner = LogSumExp.class, method = "logSumExp")
  public interface Gradient {
    double valueAndGradient(double[] x, double[] xAdjoint);
  }
}
