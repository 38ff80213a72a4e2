package dev.gradus.benchmarks.suite;

import dev.gradus.benchmarks.bench.Competitor;
import dev.gradus.benchmarks.bench.Meter;
import dev.gradus.benchmarks.bench.Report;
import dev.gradus.benchmarks.bench.Suite;
import dev.gradus.benchmarks.bench.Work;
import dev.gradus.benchmarks.gradbench.Determinant;
import dev.gradus.benchmarks.gradbench.LogSumExp;
import dev.gradus.benchmarks.gradbench.RungeKutta;
import dev.gradus.benchmarks.reference.LeastSquares;
import dev.gradus.benchmarks.reference.Rosenbrock;
import dev.gradus.runtime.Gradients;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Value and gradient of plain methods in STRICT arithmetic beside the methods themselves, whose
 * values must be the same bits.
 */
public final class PlainMethods implements Suite {
  @Override
  public String name() {
    return "methods";
  }

  @Override
  public String title() {
    return "plain methods (reference), and value and gradient of them, STRICT";
  }

  @Override
  public void run(Meter meter, Report report) {
    List<Supplier<Work>> works =
        List.of(
            PlainMethods::rosenbrock,
            PlainMethods::leastSquares,
            PlainMethods::logSumExp,
            PlainMethods::rungeKutta,
            PlainMethods::determinant);
    works.forEach(work -> report.add(meter.measure(work.get())));
  }

  private static Work work(String name, DoubleSupplier method, DoubleSupplier gradient) {
    return Work.of(name, 0, competitor("method", method), competitor("gradient", gradient));
  }

  private static Competitor competitor(String name, DoubleSupplier code) {
    return new Competitor(
        name,
        times -> {
          double sum = 0;
          for (int i = 0; i < times; i++) {
            sum += code.getAsDouble();
          }
          return sum;
        },
        () -> new double[] {code.getAsDouble()});
  }

  private static double[] uniform(int n) {
    return new Random(n).doubles(n).toArray();
  }

  private static Work rosenbrock() {
    double[] x = uniform(1000);
    double[] adjoint = new double[x.length];
    Rosenbrock.Gradient f = Gradients.load(Rosenbrock.Gradient.class);
    return work(
        "Rosenbrock 1000", () -> Rosenbrock.rosenbrock(x), () -> f.valueAndGradient(x, adjoint));
  }

  private static Work leastSquares() {
    double[] x = uniform(20);
    double[] a = uniform(20_000);
    double[] y = uniform(1000);
    double[] adjoint = new double[x.length];
    LeastSquares.Gradient f = Gradients.load(LeastSquares.Gradient.class);
    return work(
        "least squares 1000×20",
        () -> LeastSquares.halfSquares(x, a, y),
        () -> f.valueAndGradient(x, a, y, adjoint));
  }

  private static Work logSumExp() {
    double[] x = uniform(10_000);
    double[] adjoint = new double[x.length];
    LogSumExp.Gradient f = Gradients.load(LogSumExp.Gradient.class);
    return work(
        "logsumexp 10⁴", () -> LogSumExp.logSumExp(x), () -> f.valueAndGradient(x, adjoint));
  }

  private static Work rungeKutta() {
    double[] x = uniform(100);
    double[] adjoint = new double[x.length];
    RungeKutta.Gradient f = Gradients.load(RungeKutta.Gradient.class);
    return work(
        "Runge–Kutta 100, 100 steps",
        () -> RungeKutta.last(x, 100),
        () -> f.valueAndGradient(x, 100, adjoint));
  }

  private static Work determinant() {
    double[] a = uniform(49);
    double[] adjoint = new double[a.length];
    Determinant.Gradient f = Gradients.load(Determinant.Gradient.class);
    return work(
        "determinant 7×7",
        () -> Determinant.determinant(a, 7),
        () -> f.valueAndGradient(a, 7, adjoint));
  }
}
