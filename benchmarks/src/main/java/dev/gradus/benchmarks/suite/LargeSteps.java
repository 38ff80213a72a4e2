package dev.gradus.benchmarks.suite;

import static dev.gradus.dsl.Model.BATCH;

import dev.gradus.benchmarks.HandWritten;
import dev.gradus.benchmarks.bench.Competitor;
import dev.gradus.benchmarks.bench.Meter;
import dev.gradus.benchmarks.bench.Report;
import dev.gradus.benchmarks.bench.Suite;
import dev.gradus.benchmarks.bench.Work;
import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.init.Init;
import dev.gradus.dsl.loss.Classification;
import dev.gradus.dsl.tape.TensorTape;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Two larger works, T5 and T6, in double and in float, beside the tensor tape and Java by hand. */
public final class LargeSteps implements Suite {
  private static final int ROWS = 10_000;
  private static final int FEATURES = 100;
  private static final int BATCH_ROWS = 128;
  private static final int PIXELS = 784;
  private static final int HIDDEN = 128;
  private static final int CLASSES = 10;

  /** Float results are compared with double ones. */
  private static final double TOLERANCE = 1e-3;

  private static final Adam ADAM = Adam.rate(1e-4);

  @Override
  public String name() {
    return "large-steps";
  }

  @Override
  public String title() {
    return "logistic regression 10000x100 and a perceptron 784-128-10; compiled in double is the"
        + " reference";
  }

  @Override
  public void run(Meter meter, Report report) {
    tasks().forEach(task -> report.add(meter.measure(task.get().work())));
  }

  /** The works T5 and T6. */
  public static List<Supplier<TrainingTask>> tasks() {
    return List.of(LargeSteps::logistic, LargeSteps::perceptron);
  }

  private static TrainingTask logistic() {
    Model model =
        Model.define(
            "logistic",
            m -> {
              Tensor w = m.parameter("w", FEATURES).initial(Init.normal(1, 0, 0.1));
              Tensor b = m.parameter("b");
              Tensor x = m.input("X", BATCH, FEATURES);
              Tensor y = m.input("y", BATCH);
              return Classification.binaryCrossEntropyWithLogits(x.dot(w).plus(b), y);
            });
    SplittableRandom random = new SplittableRandom(1);
    double[] x = random.doubles(ROWS * FEATURES, -1, 1).toArray();
    double[] y = random.ints(ROWS, 0, 2).asDoubleStream().toArray();
    Kernel wide = Kernels.compile(model);
    Kernel single = Kernels.compile(model.with(DType.FLOAT));
    Kernel taped = new TensorTape(model.graph(), model.signature());
    Workspace w = bound(wide, x, y);
    Work work =
        Work.of(
            "T5 logistic gradient",
            TOLERANCE,
            Gradients.of("compiled, double", bound(wide, x, y), wide::valueAndGradient),
            Gradients.of("compiled, float", bound(single, x, y), single::valueAndGradient),
            Gradients.of("tensor tape", bound(taped, x, y), taped::valueAndGradient),
            Gradients.of("Java by hand", bound(wide, x, y), LargeSteps::byHand));
    return new TrainingTask("T5", work, List.of(w.parameter(0), w.parameter(1), x, y));
  }

  private static Model perceptronModel() {
    return Model.define(
        "perceptron",
        m -> {
          Tensor w1 = m.parameter("w1", PIXELS, HIDDEN).initial(Init.normal(1, 0, 0.05));
          Tensor b1 = m.parameter("b1", HIDDEN);
          Tensor w2 = m.parameter("w2", HIDDEN, CLASSES).initial(Init.normal(2, 0, 0.1));
          Tensor b2 = m.parameter("b2", CLASSES);
          Tensor x = m.input("X", BATCH, PIXELS);
          Tensor logits = x.matmul(w1).plus(b1).relu().matmul(w2).plus(b2);
          return Classification.softmaxCrossEntropy(logits, m.intInput("y", BATCH));
        });
  }

  private static TrainingTask perceptron() {
    Model model = perceptronModel();
    UpdateFormula update = ADAM.formula(false);
    Images images = Images.random();
    Kernel wide = Kernels.compile(model, update);
    Kernel single = Kernels.compile(model.with(DType.FLOAT), update);
    Kernel taped = new TensorTape(model.graph(), model.signature(), update);
    Workspace w = images.boundTo(wide);
    Work work =
        Work.of(
            "T6 perceptron step, Adam",
            TOLERANCE,
            Steps.single("compiled, double", wide, images.boundTo(wide), ADAM),
            Steps.single("compiled, float", single, images.boundTo(single), ADAM),
            Steps.single("tensor tape", taped, images.boundTo(taped), ADAM));
    List<double[]> arrays = new ArrayList<>();
    for (int p = 0; p < 4; p++) {
      arrays.add(w.parameter(p));
    }
    arrays.add(images.x());
    arrays.add(Arrays.stream(images.y()).asDoubleStream().toArray());
    return new TrainingTask("T6", work, arrays);
  }

  /** T6 with one and with two threads inside a step. */
  static Work threads() {
    UpdateFormula update = ADAM.formula(false);
    Images images = Images.random();
    List<Competitor> competitors = new ArrayList<>();
    for (DType dtype : List.of(DType.DOUBLE, DType.FLOAT)) {
      Kernel kernel = Kernels.compile(perceptronModel().with(dtype), update);
      for (int threads = 1; threads <= 2; threads++) {
        competitors.add(
            Steps.single(
                String.format("%s, threads(%d)", dtype.name().toLowerCase(Locale.ROOT), threads),
                kernel.threads(threads),
                images.boundTo(kernel),
                ADAM));
      }
    }
    return new Work("T6 perceptron step, threads inside", TOLERANCE, competitors);
  }

  /** Pixels and classes of the rows of T6. */
  private record Images(double[] x, int[] y) {
    static Images random() {
      SplittableRandom random = new SplittableRandom(2);
      double[] x = random.doubles(BATCH_ROWS * PIXELS).toArray();
      return new Images(x, random.ints(BATCH_ROWS, 0, CLASSES).toArray());
    }

    Workspace boundTo(Kernel kernel) {
      Workspace w = kernel.newWorkspace();
      bindReals(kernel, w, "X", x);
      w.bind("y", y);
      return w;
    }
  }

  private static Workspace bound(Kernel kernel, double[] x, double[] y) {
    Workspace w = kernel.newWorkspace();
    bindReals(kernel, w, "X", x);
    bindReals(kernel, w, "y", y);
    return w;
  }

  private static void bindReals(Kernel kernel, Workspace w, String name, double[] values) {
    if (kernel.signature().dtype() == DType.DOUBLE) {
      w.bind(name, values);
      return;
    }
    float[] rounded = new float[values.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) values[i];
    }
    w.bind(name, rounded);
  }

  private static double byHand(Workspace w) {
    return HandWritten.named("logistic").valueAndGradient(w);
  }
}
