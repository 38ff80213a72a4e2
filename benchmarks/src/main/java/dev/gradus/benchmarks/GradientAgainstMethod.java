package dev.gradus.benchmarks;

import dev.gradus.runtime.Gradients;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Value and gradient of plain methods against the methods themselves: Rosenbrock in 1000
 * dimensions, least squares 1000 × 20, logsumexp of 10⁴, Runge–Kutta with 100 steps in 100
 * dimensions, the determinant 7 × 7 by recursion.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GradientAgainstMethod {
  @Param({"rosenbrock", "leastSquares", "logSumExp", "rungeKutta", "determinant"})
  public String method = "rosenbrock";

  private DoubleSupplier primal = () -> 0;
  private DoubleSupplier gradient = () -> 0;

  /** Makes arguments, and checks that the gradient's value is that of the method, to the bit. */
  @Setup
  public void prepare() {
    Random random = new Random(1);
    switch (method) {
      case "rosenbrock" -> rosenbrock(random.doubles(1000).toArray());
      case "leastSquares" -> leastSquares(random);
      case "logSumExp" -> logSumExp(random.doubles(10_000).toArray());
      case "rungeKutta" -> rungeKutta(random.doubles(100).toArray());
      default -> determinant(random.doubles(49).toArray());
    }
    if (primal.getAsDouble() != gradient.getAsDouble()) {
      throw new IllegalStateException(method + ": values differ");
    }
  }

  private void rosenbrock(double[] x) {
    double[] adjoint = new double[x.length];
    Methods.Rosenbrock f = Gradients.load(Methods.Rosenbrock.class);
    primal = () -> Methods.rosenbrock(x);
    gradient = () -> f.valueAndGradient(x, adjoint);
  }

  private void leastSquares(Random random) {
    double[] x = random.doubles(20).toArray();
    double[] a = random.doubles(20_000).toArray();
    double[] y = random.doubles(1000).toArray();
    double[] adjoint = new double[x.length];
    Methods.LeastSquares f = Gradients.load(Methods.LeastSquares.class);
    primal = () -> Methods.leastSquares(x, a, y);
    gradient = () -> f.valueAndGradient(x, a, y, adjoint);
  }

  private void logSumExp(double[] v) {
    double[] adjoint = new double[v.length];
    Methods.LogSumExp f = Gradients.load(Methods.LogSumExp.class);
    primal = () -> Methods.logSumExp(v);
    gradient = () -> f.valueAndGradient(v, adjoint);
  }

  private void rungeKutta(double[] x) {
    double[] adjoint = new double[x.length];
    Methods.RungeKutta f = Gradients.load(Methods.RungeKutta.class);
    primal = () -> Methods.rungeKutta(x, 100);
    gradient = () -> f.valueAndGradient(x, 100, adjoint);
  }

  private void determinant(double[] a) {
    double[] adjoint = new double[a.length];
    Methods.Determinant f = Gradients.load(Methods.Determinant.class);
    primal = () -> Methods.determinant(a, 7);
    gradient = () -> f.valueAndGradient(a, 7, adjoint);
  }

  @Benchmark
  public double method() {
    return primal.getAsDouble();
  }

  @Benchmark
  public double gradient() {
    return gradient.getAsDouble();
  }
}
