package dev.gradus.benchmarks;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.tape.ScalarTape;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
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
 * Value, gradient and Adam step of a compiled kernel against the scalar tape on the same objective
 * and numbers.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CompiledAgainstTaped {
  private static final Adam ADAM = Adam.rate(1e-6);

  @Param({"scalar", "vectors", "likelihood", "linear", "logistic", "perceptron"})
  public String objective = "scalar";

  @Param({"STRICT", "FAST"})
  public Arithmetic arithmetic = Arithmetic.STRICT;

  private Kernel compiled;
  private Kernel taped;
  private Workspace compiledWorkspace;
  private Workspace tapedWorkspace;

  /** Builds both engines and checks that they compute the same gradient. */
  @Setup
  public void prepare() {
    Objectives.Sized sized = Objectives.named(objective);
    Model model = sized.model().with(arithmetic);
    UpdateFormula update = ADAM.formula(false);
    compiled = Kernels.compile(model, update);
    taped = new ScalarTape(model.graph(), model.signature(), update);
    compiledWorkspace = Objectives.workspace(compiled, sized.rows());
    tapedWorkspace = Objectives.workspace(taped, sized.rows());
    for (Workspace w : new Workspace[] {compiledWorkspace, tapedWorkspace}) {
      w.hyper = new double[update.hypers()];
      ADAM.prepare(1, 1e-6, w.hyper);
    }
    checkGradients();
  }

  private void checkGradients() {
    compiled.valueAndGradient(compiledWorkspace);
    taped.valueAndGradient(tapedWorkspace);
    for (int p = 0; p < compiled.signature().parameters().size(); p++) {
      double[] a = compiledWorkspace.gradient(p);
      double[] b = tapedWorkspace.gradient(p);
      for (int i = 0; i < a.length; i++) {
        if (!(Math.abs(a[i] - b[i]) <= 1e-9 * Math.max(1, Math.abs(a[i])))) {
          throw new IllegalStateException(
              objective + ": gradients differ: " + Arrays.toString(a) + Arrays.toString(b));
        }
      }
    }
  }

  @Benchmark
  public double compiledGradient() {
    return compiled.valueAndGradient(compiledWorkspace);
  }

  @Benchmark
  public double tapedGradient() {
    return taped.valueAndGradient(tapedWorkspace);
  }

  @Benchmark
  public double compiledStep() {
    return compiled.step(compiledWorkspace);
  }

  @Benchmark
  public double tapedStep() {
    return taped.step(tapedWorkspace);
  }
}
