package dev.gradus.benchmarks;

import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
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

/** Value and gradient of a compiled kernel against the same written by hand in Java. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CompiledAgainstHand {
  @Param({"scalar", "vectors", "likelihood", "linear", "logistic"})
  public String objective = "scalar";

  private Kernel compiled;
  private HandWritten hand;
  private Workspace compiledWorkspace;
  private Workspace handWorkspace;

  /** Makes both, and checks that they compute the same up to rounding. */
  @Setup
  public void prepare() {
    Objectives.Sized sized = Objectives.named(objective);
    compiled = Kernels.compile(sized.model());
    hand = HandWritten.named(objective);
    compiledWorkspace = Objectives.workspace(compiled, sized.rows());
    handWorkspace = Objectives.workspace(compiled, sized.rows());
    same(
        "value",
        compiled.valueAndGradient(compiledWorkspace),
        hand.valueAndGradient(handWorkspace));
    for (int p = 0; p < compiled.signature().parameters().size(); p++) {
      double[] a = compiledWorkspace.gradient(p);
      double[] b = handWorkspace.gradient(p);
      for (int i = 0; i < a.length; i++) {
        same("gradient " + i, a[i], b[i]);
      }
    }
  }

  private void same(String what, double a, double b) {
    if (!(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)))) {
      throw new IllegalStateException(
          objective + " " + what + ": compiled " + a + ", by hand " + b);
    }
  }

  @Benchmark
  public double compiledGradient() {
    return compiled.valueAndGradient(compiledWorkspace);
  }

  @Benchmark
  public double handWrittenGradient() {
    return hand.valueAndGradient(handWorkspace);
  }
}
