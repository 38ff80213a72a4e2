package dev.gradus.benchmarks.suite;

import dev.gradus.benchmarks.HandWritten;
import dev.gradus.benchmarks.Objectives;
import dev.gradus.benchmarks.bench.Competitor;
import dev.gradus.benchmarks.bench.Meter;
import dev.gradus.benchmarks.bench.Report;
import dev.gradus.benchmarks.bench.Suite;
import dev.gradus.benchmarks.bench.Work;
import dev.gradus.dsl.Model;
import dev.gradus.dsl.tape.ScalarTape;
import dev.gradus.dsl.tape.TensorTape;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.ArrayList;
import java.util.List;

/** Compiled kernels against tapes, the interpreter and gradients written by hand. */
public final class CompiledAgainstTapes implements Suite {
  private static final Adam ADAM = Adam.rate(0.01);
  private static final double TOLERANCE = 1e-9;
  private static final List<String> OBJECTIVES =
      List.of(
          "scalar",
          "vectors",
          "likelihood",
          "linear",
          "rosenbrock",
          "logistic",
          "perceptron",
          "mixture",
          "lstm");

  @Override
  public String name() {
    return "compiled-vs-taped";
  }

  @Override
  public String title() {
    return "compiled kernels (reference) beside tapes, interpreter and Java by hand";
  }

  @Override
  public void run(Meter meter, Report report) {
    for (String objective : OBJECTIVES) {
      report.add(meter.measure(gradients(objective)));
    }
    for (String objective : OBJECTIVES) {
      report.add(meter.measure(steps(objective)));
    }
  }

  private static Work gradients(String name) {
    Objectives.Sized sized = Objectives.named(name);
    Model model = sized.model();
    Kernel compiled = Kernels.compile(model);
    Kernel scalar = new ScalarTape(model.graph(), model.signature());
    Kernel tensor = new TensorTape(model.graph(), model.signature());
    List<Competitor> competitors = new ArrayList<>();
    competitors.add(gradient("compiled", compiled, sized));
    competitors.add(gradient("scalar tape", scalar, sized));
    competitors.add(gradient("tensor tape", tensor, sized));
    competitors.add(Gradients.interpreted(model, Objectives.workspace(compiled, sized.rows())));
    if (HandWritten.exists(name)) {
      HandWritten hand = HandWritten.named(name);
      competitors.add(
          Gradients.of(
              "Java by hand",
              Objectives.workspace(compiled, sized.rows()),
              hand::valueAndGradient));
    }
    return new Work(name + " gradient", TOLERANCE, competitors);
  }

  private static Competitor gradient(String name, Kernel kernel, Objectives.Sized sized) {
    return Gradients.of(name, Objectives.workspace(kernel, sized.rows()), kernel::valueAndGradient);
  }

  private static Work steps(String name) {
    Objectives.Sized sized = Objectives.named(name);
    Model model = sized.model();
    UpdateFormula update = ADAM.formula(false);
    Kernel compiled = Kernels.compile(model, update);
    Kernel scalar = new ScalarTape(model.graph(), model.signature(), update);
    Kernel tensor = new TensorTape(model.graph(), model.signature(), update);
    return Work.of(
        name + " step",
        TOLERANCE,
        Steps.several(
            "compiled, steps(n)", compiled, Objectives.workspace(compiled, sized.rows()), ADAM),
        Steps.single(
            "compiled, step", compiled, Objectives.workspace(compiled, sized.rows()), ADAM),
        Steps.single("scalar tape", scalar, Objectives.workspace(scalar, sized.rows()), ADAM),
        Steps.single("tensor tape", tensor, Objectives.workspace(tensor, sized.rows()), ADAM));
  }
}
