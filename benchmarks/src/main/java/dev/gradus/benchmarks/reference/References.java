package dev.gradus.benchmarks.reference;

import static dev.gradus.benchmarks.reference.Reference.ofMethod;

import dev.gradus.benchmarks.Objectives;
import dev.gradus.benchmarks.gradbench.GaussianMixture;
import dev.gradus.benchmarks.gradbench.LogSumExp;
import dev.gradus.benchmarks.gradbench.Lstm;
import dev.gradus.benchmarks.gradbench.PolynomialFit;
import dev.gradus.benchmarks.gradbench.RungeKutta;
import dev.gradus.dsl.Model;
import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The works that are written in C as well, at seeded numbers. */
public final class References {
  private final Random random = new Random(1);

  private References() {}

  /** All of them; each is made when it is asked for. */
  public static List<Supplier<Reference>> all() {
    return List.of(
        () -> new References().mixture(2, 5),
        () -> new References().mixture(10, 10),
        () -> new References().lstm(2, 1024, 14),
        () -> new References().logistic(),
        () -> new References().polynomialFit(1024, 128),
        () -> new References().logSumExp(10_000),
        () -> new References().rungeKutta(100, 100),
        () -> new References().rungeKutta(1000, 100),
        () -> new References().rosenbrock(1000));
  }

  private double[] normal(int count) {
    double[] all = new double[count];
    Arrays.setAll(all, i -> random.nextGaussian());
    return all;
  }

  /** Numbers from [0, 1). */
  private double[] uniform(int count) {
    return random.doubles(count).toArray();
  }

  private Reference mixture(int d, int k) {
    double[] alpha = normal(k);
    double[] mu = uniform(k * d);
    double[] q = normal(k * d);
    double[] l = normal(k * (d * (d - 1) / 2));
    double[] x = normal(1000 * d);
    double[] dAlpha = new double[k];
    double[] dMu = new double[k * d];
    double[] dQ = new double[k * d];
    double[] dL = new double[l.length];
    GaussianMixture.Gradient strict = Gradients.load(GaussianMixture.Gradient.class);
    GaussianMixture.Gradient fast = Gradients.load(FastMethods.MixtureGradient.class);
    return ofMethod(
        "gmm d" + d + " k" + k,
        "gmm",
        1.2,
        List.of(alpha, mu, q, l, x, new double[] {1, 0}),
        List.of(dAlpha, dMu, dQ, dL),
        () -> GaussianMixture.logLikelihood(alpha, mu, q, l, x, 1, 0),
        () -> strict.valueAndGradient(alpha, mu, q, l, x, 1, 0, dAlpha, dMu, dQ, dL),
        () -> fast.valueAndGradient(alpha, mu, q, l, x, 1, 0, dAlpha, dMu, dQ, dL),
        Optional.empty());
  }

  private Reference lstm(int layers, int length, int b) {
    double[] weights = uniform(8 * layers * b);
    double[] extra = uniform(3 * b);
    double[] state = uniform(2 * layers * b);
    double[] sequence = new double[length * b];
    for (int t = 0; t < length; t++) {
      sequence[t * b + random.nextInt(b)] = 1;
    }
    double[] dWeights = new double[weights.length];
    double[] dExtra = new double[extra.length];
    Lstm.Gradient strict = Gradients.load(Lstm.Gradient.class);
    Lstm.Gradient fast = Gradients.load(FastMethods.LstmGradient.class);
    return ofMethod(
        "lstm l" + layers + " c" + length,
        "lstm",
        1.5,
        List.of(weights, extra, state, sequence),
        List.of(dWeights, dExtra),
        () -> Lstm.loss(weights, extra, state, sequence),
        () -> strict.valueAndGradient(weights, extra, state, sequence, dWeights, dExtra),
        () -> fast.valueAndGradient(weights, extra, state, sequence, dWeights, dExtra),
        Optional.empty());
  }

  /** A model, since there is one; its arithmetic is FAST unless it says otherwise. */
  private Reference logistic() {
    Objectives.Sized sized = Objectives.named("logistic");
    Model model = sized.model();
    Kernel fast = Kernels.compile(model);
    Kernel strict = Kernels.compile(model.strict());
    Workspace f = Objectives.workspace(fast, sized.rows());
    Workspace s = Objectives.workspace(strict, sized.rows());
    return new Reference(
        "logistic 1000×20",
        "logistic",
        1.0,
        List.of(f.doubles[0], f.doubles[1], f.doubles[4], f.doubles[5]),
        () -> fast.value(f),
        () -> strict.valueAndGradient(s),
        () -> fast.valueAndGradient(f),
        () -> List.of(s.gradient(0), s.gradient(1)),
        () -> List.of(f.gradient(0), f.gradient(1)),
        Optional.empty());
  }

  private Reference polynomialFit(int n, int m) {
    PolynomialFit.Gradient strict = Gradients.load(PolynomialFit.Gradient.class);
    PolynomialFit.Gradient fast = Gradients.load(FastMethods.PolynomialFitGradient.class);
    return ofVector(
        "llsq " + n,
        "llsq",
        1.2,
        m,
        List.of(new double[] {n}),
        x -> PolynomialFit.halfSquares(x, n),
        (x, dX) -> strict.valueAndGradient(x, n, dX),
        (x, dX) -> fast.valueAndGradient(x, n, dX),
        Optional.empty());
  }

  private Reference logSumExp(int n) {
    LogSumExp.Gradient strict = Gradients.load(LogSumExp.Gradient.class);
    LogSumExp.Gradient fast = Gradients.load(FastMethods.LogSumExpGradient.class);
    return ofVector(
        "lse " + n,
        "lse",
        0.7,
        n,
        List.of(),
        LogSumExp::logSumExp,
        strict::valueAndGradient,
        fast::valueAndGradient,
        Optional.empty());
  }

  /**
   * With a thousand equations the gradient is zero after a hundred steps; with a hundred it is not.
   */
  private Reference rungeKutta(int n, int steps) {
    RungeKutta.Gradient strict = Gradients.load(RungeKutta.Gradient.class);
    RungeKutta.Gradient fast = Gradients.load(FastMethods.RungeKuttaGradient.class);
    return ofVector(
        "ode n" + n + " s" + steps,
        "ode",
        1.1,
        n,
        List.of(new double[] {steps}),
        x -> RungeKutta.last(x, steps),
        (x, dX) -> strict.valueAndGradient(x, steps, dX),
        (x, dX) -> fast.valueAndGradient(x, steps, dX),
        Optional.of(new RungeKuttaByHand(n, steps)::valueAndGradient));
  }

  private Reference rosenbrock(int n) {
    Rosenbrock.Gradient strict = Gradients.load(Rosenbrock.Gradient.class);
    Rosenbrock.Gradient fast = Gradients.load(FastMethods.RosenbrockGradient.class);
    return ofVector(
        "Rosenbrock " + n,
        "rosenbrock",
        1.2,
        n,
        List.of(),
        Rosenbrock::rosenbrock,
        strict::valueAndGradient,
        fast::valueAndGradient,
        Optional.of(RosenbrockByHand::valueAndGradient));
  }

  /** Value and gradient of a function of one vector; fills the gradient. */
  private interface VectorGradient {
    double valueAndGradient(double[] x, double[] dX);
  }

  /** A method of one vector of numbers from [0, 1), the C program's other inputs behind it. */
  private Reference ofVector(
      String name,
      String program,
      double bar,
      int size,
      List<double[]> others,
      ToDoubleFunction<double[]> objective,
      VectorGradient strict,
      VectorGradient fast,
      Optional<VectorGradient> byHand) {
    double[] x = uniform(size);
    double[] dX = new double[size];
    List<double[]> inputs = new ArrayList<>(List.of(x));
    inputs.addAll(others);
    return ofMethod(
        name,
        program,
        bar,
        inputs,
        List.of(dX),
        () -> objective.applyAsDouble(x),
        () -> strict.valueAndGradient(x, dX),
        () -> fast.valueAndGradient(x, dX),
        byHand.map(hand -> () -> hand.valueAndGradient(x, dX)));
  }
}
