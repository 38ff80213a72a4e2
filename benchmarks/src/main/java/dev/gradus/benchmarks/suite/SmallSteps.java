package dev.gradus.benchmarks.suite;

import static dev.gradus.dsl.Model.BATCH;
import static dev.gradus.dsl.loss.Losses.meanSquaredError;

import dev.gradus.benchmarks.bench.Competitor;
import dev.gradus.benchmarks.bench.Meter;
import dev.gradus.benchmarks.bench.Report;
import dev.gradus.benchmarks.bench.Suite;
import dev.gradus.benchmarks.bench.Work;
import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.optim.Optimizer;
import dev.gradus.runtime.optim.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Training steps of four small objectives, T1 to T4, beside the same written by hand. */
public final class SmallSteps implements Suite {
  private static final double TOLERANCE = 1e-9;
  private static final Adam ADAM = Adam.rate(0.01);
  private static final int ROWS = 32;
  private static final int WIDTH = 5;

  @Override
  public String name() {
    return "small-steps";
  }

  @Override
  public String title() {
    return "forward, backward and update of small objectives beside Java by hand (reference)";
  }

  @Override
  public void run(Meter meter, Report report) {
    tasks().forEach(task -> report.add(meter.measure(task.get().work())));
  }

  /** The works T1 to T4. */
  public static List<Supplier<TrainingTask>> tasks() {
    return List.of(
        () ->
            new TrainingTask(
                "T1",
                work(
                    "T1 scalar, Adam",
                    HandSteps::scalar,
                    scalar(),
                    ADAM,
                    w -> {},
                    HandCalls.scalar()),
                List.of(new double[] {2})),
        () ->
            new TrainingTask(
                "T2",
                work("T2 two vectors, Adam", HandSteps::vectors, vectors(), ADAM, w -> {}),
                List.of(new double[WIDTH], new double[WIDTH])),
        () ->
            new TrainingTask(
                "T3",
                work(
                    "T3 likelihood, Adam",
                    HandSteps::likelihood,
                    likelihood(),
                    ADAM,
                    w -> {},
                    HandCalls.likelihood()),
                List.of(new double[1])),
        SmallSteps::regression);
  }

  private static TrainingTask regression() {
    SplittableRandom random = new SplittableRandom(1);
    double[] x = random.doubles(ROWS * WIDTH, -1, 1).toArray();
    double[] y = random.doubles(ROWS, -1, 1).toArray();
    Work work =
        work(
            "T4 linear, batch of 32, SGD",
            (count, values) -> HandSteps.linear(x, y, count, values),
            linear(),
            Sgd.rate(0.01),
            w -> {
              w.bind("X", x);
              w.bind("y", y);
            });
    return new TrainingTask("T4", work, List.of(new double[WIDTH], new double[1], x, y));
  }

  /**
   * A work.
   *
   * @param calls by hand with a call for every step, where it is written
   */
  private static Work work(
      String name,
      HandSteps.Run hand,
      Model model,
      Optimizer optimizer,
      Consumer<Workspace> binding,
      HandSteps.Run... calls) {
    Kernel kernel = Kernels.compile(model, optimizer.formula(false));
    Kernel strict = Kernels.compile(model.strict(), optimizer.formula(false));
    List<Competitor> competitors =
        new ArrayList<>(
            List.of(
                HandSteps.of(hand),
                steps("steps(n)", kernel, optimizer, binding),
                Steps.single("step by step", kernel, bound(kernel, binding), optimizer),
                steps("steps(n), strict", strict, optimizer, binding)));
    for (HandSteps.Run run : calls) {
      competitors.add(HandSteps.of("Java by hand, a call a step", run));
    }
    return new Work(name, TOLERANCE, competitors);
  }

  private static Competitor steps(
      String name, Kernel kernel, Optimizer optimizer, Consumer<Workspace> binding) {
    return Steps.several(name, kernel, bound(kernel, binding), optimizer);
  }

  private static Workspace bound(Kernel kernel, Consumer<Workspace> binding) {
    Workspace w = kernel.newWorkspace();
    binding.accept(w);
    return w;
  }

  private static Model scalar() {
    return Model.define(
        "scalar",
        m -> {
          Tensor x = m.parameter("x").initial(2);
          return x.square().plus(x.times(2)).plus(5);
        });
  }

  private static Model vectors() {
    return Model.define(
        "vectors",
        m -> {
          Tensor target = m.constant(new double[] {1, 2, 3, 4, 5});
          Tensor a = m.parameter("a", WIDTH);
          Tensor b = m.parameter("b", WIDTH);
          return a.minus(target).square().sum().plus(b.minus(target).square().sum());
        });
  }

  /** Minus the logarithm of the likelihood. */
  private static Model likelihood() {
    return Model.define(
        "likelihood",
        m -> {
          Tensor deviation = m.constant(new double[] {1, 2, 3}).minus(m.parameter("mu"));
          return deviation.square().times(0.5).plus(0.5 * StrictMath.log(2 * Math.PI)).sum();
        });
  }

  private static Model linear() {
    return Model.define(
        "linear",
        m -> {
          Tensor w = m.parameter("w", WIDTH);
          Tensor b = m.parameter("b");
          Tensor x = m.input("X", BATCH, WIDTH);
          return meanSquaredError(x.dot(w).plus(b), m.input("y", BATCH));
        });
  }
}
