package dev.gradus.benchmarks.reference;

import dev.gradus.benchmarks.gradbench.GaussianMixture;
import dev.gradus.benchmarks.gradbench.LogSumExp;
import dev.gradus.benchmarks.gradbench.Lstm;
import dev.gradus.benchmarks.gradbench.PolynomialFit;
import dev.gradus.benchmarks.gradbench.RungeKutta;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Inactive;

/** The methods of {@link References} once more, in FAST arithmetic. */
public final class FastMethods {
  private FastMethods() {}

  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double mixture(
      double[] alpha,
      double[] mu,
      double[] q,
      double[] l,
      @Inactive double[] x,
      @Inactive double gamma,
      int m) {
    return GaussianMixture.logLikelihood(alpha, mu, q, l, x, gamma, m);
  }

  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double lstm(
      double[] weights, double[] extra, @Inactive double[] state, @Inactive double[] sequence) {
    return Lstm.loss(weights, extra, state, sequence);
  }

  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double polynomialFit(double[] x, int n) {
    return PolynomialFit.halfSquares(x, n);
  }

  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double logSumExp(double[] x) {
    return LogSumExp.logSumExp(x);
  }

  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double rungeKutta(double[] x, int steps) {
    return RungeKutta.last(x, steps);
  }

  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double rosenbrock(double[] x) {
    return Rosenbrock.rosenbrock(x);
  }

  /** Gradient of {@link FastMethods#mixture}. */
  @GradientOf(owner = FastMethods.class, method = "mixture")
  public interface MixtureGradient extends GaussianMixture.Gradient {}

  /** Gradient of {@link FastMethods#lstm}. */
  @GradientOf(owner = FastMethods.class, method = "lstm")
  public interface LstmGradient extends Lstm.Gradient {}

  /** Gradient of {@link FastMethods#polynomialFit}. */
  @GradientOf(owner = FastMethods.class, method = "polynomialFit")
  public interface PolynomialFitGradient extends PolynomialFit.Gradient {}

  /** Gradient of {@link FastMethods#logSumExp}. */
  @GradientOf(owner = FastMethods.class, method = "logSumExp")
  public interface LogSumExpGradient extends LogSumExp.Gradient {}

  /** Gradient of {@link FastMethods#rungeKutta}. */
  @GradientOf(owner = FastMethods.class, method = "rungeKutta")
  public interface RungeKuttaGradient extends RungeKutta.Gradient {}

  /** Gradient of {@link FastMethods#rosenbrock}. */
  @GradientOf(owner = FastMethods.class, method = "rosenbrock")
  public interface RosenbrockGradient extends Rosenbrock.Gradient {}
}
