package dev.gradus.benchmarks.gradbench.tool;

import dev.gradus.benchmarks.gradbench.task.AdjustmentTask;
import dev.gradus.benchmarks.gradbench.task.DeterminantTask;
import dev.gradus.benchmarks.gradbench.task.KMeansTask;
import dev.gradus.benchmarks.gradbench.task.LogSumExpTask;
import dev.gradus.benchmarks.gradbench.task.LstmTask;
import dev.gradus.benchmarks.gradbench.task.MixtureTask;
import dev.gradus.benchmarks.gradbench.task.PolynomialFitTask;
import dev.gradus.benchmarks.gradbench.task.RungeKuttaTask;
import dev.gradus.benchmarks.gradbench.task.SquareTask;
import dev.gradus.benchmarks.gradbench.task.Task;
import java.util.List;
import java.util.Optional;

/** The modules that the tool knows. */
final class Modules {
  /** Sizes above this make arrays that no machine holds. */
  private static final int MANY = 1 << 27;

  private static final List<Module> ALL =
      List.of(
          Module.of("hello", "square", "double", in -> new SquareTask(in.number())),
          Module.of("gmm", "objective", "jacobian", Modules::mixture),
          Module.of("ba", "objective", "jacobian", Modules::adjustment),
          Module.of("lstm", "objective", "jacobian", Modules::lstm),
          Module.of("ht", "objective", "jacobian", HandInput::task),
          Module.of("kmeans", "cost", "dir", Modules::kMeans),
          Module.of("lse", "primal", "gradient", in -> new LogSumExpTask(in.field("x").vector())),
          Module.of("llsq", "primal", "gradient", Modules::polynomialFit),
          Module.of("det", "primal", "gradient", Modules::determinant),
          Module.of("ode", "primal", "gradient", Modules::rungeKutta),
          NestedModules.particle(),
          NestedModules.saddle());

  private Modules() {}

  static Optional<Module> byName(String name) {
    return ALL.stream().filter(m -> m.name().equals(name)).findFirst();
  }

  private static Task mixture(Input in) {
    int d = in.field("d").whole(1, 10_000);
    int k = in.field("k").whole(1, MANY);
    int n = in.field("n").whole(1, MANY);
    double gamma = in.field("gamma").number();
    in.field("gamma").require(gamma > 0, "above 0");
    return new MixtureTask(
        in.field("alpha").vector(k),
        in.field("mu").matrix(k, d),
        in.field("q").matrix(k, d),
        in.field("l").matrix(k, d * (d - 1) / 2),
        in.field("x").matrix(n, d),
        gamma,
        in.field("m").whole(0, MANY));
  }

  private static Task adjustment(Input in) {
    return AdjustmentTask.repeating(
        in.field("n").whole(1, MANY),
        in.field("m").whole(1, MANY),
        in.field("p").whole(1, MANY),
        in.field("cam").vector(11),
        in.field("x").vector(3),
        in.field("w").number(),
        in.field("feat").vector(2));
  }

  private static Task lstm(Input in) {
    int b = in.field("extra_params").columns();
    Input weights = in.field("main_params");
    int rows = weights.length();
    weights.require(rows > 0 && rows % 2 == 0, "a list of two rows for each layer");
    Input sequence = in.field("sequence");
    sequence.require(sequence.length() > 1, "a list of at least two rows");
    return new LstmTask(
        weights.matrix(rows, 4 * b),
        in.field("extra_params").matrix(3, b),
        in.field("state").matrix(rows, b),
        sequence.matrix(sequence.length(), b));
  }

  private static Task kMeans(Input in) {
    int d = in.field("points").columns();
    Input centroids = in.field("centroids");
    return new KMeansTask(in.field("points").matrix(), centroids.matrix(centroids.length(), d), d);
  }

  private static Task polynomialFit(Input in) {
    return new PolynomialFitTask(in.field("x").vector(), in.field("n").whole(2, MANY));
  }

  private static Task determinant(Input in) {
    int n = in.field("ell").whole(1, 12);
    return new DeterminantTask(in.field("A").vector(n * n), n);
  }

  private static Task rungeKutta(Input in) {
    return new RungeKuttaTask(in.field("x").vector(), in.field("s").whole(1, MANY));
  }
}
