package dev.gradus.samples;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.tape.ScalarTape;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.optim.Optimizer;
import dev.gradus.runtime.optim.UpdateFormula;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Processor time of one training step, forward, backward and update: compiled against recorded on a
 * tape of scalar operations, measured in turns in the same run; and of value and gradient alone.
 * Steps are taken in runs, as the trainer takes them where nothing looks at single ones. An update
 * by Adam is a chain of a root and a division, about 15 ns whoever computes it, which is nearly the
 * whole step of a model of a few operations.
 */
record Comparison(Pair step, Pair gradient) {
  private static final int ROUNDS = 9;
  private static final double ROUND_NANOS = 2e7;
  private static final long WARM_UP_NANOS = 700_000_000L;

  /**
   * Steps before training begins again. Long after convergence moments decay into subnormal
   * numbers, with which processors are many times slower, whoever computes; a run stops before.
   */
  private static final int RUN_STEPS = 300;

  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  /** Measures a model without batched inputs and prints the result. */
  static void print(Setup setup, Model model, Optimizer optimizer) {
    measure(model, optimizer, Optional.empty()).print(setup);
  }

  /** Measures steps on the first batch and prints the result. */
  static void print(Setup setup, Model model, Optimizer optimizer, Batches batches) {
    measure(model, optimizer, Optional.of(batches)).print(setup);
  }

  static Comparison measure(Model model, Optimizer optimizer, Optional<Batches> batches) {
    UpdateFormula update = optimizer.formula(false);
    Steps compiled = new Steps(Kernels.compile(model, update), optimizer, batches);
    ScalarTape tape = new ScalarTape(model.graph(), model.signature(), update);
    Steps taped = new Steps(tape, optimizer, batches);
    compiled.warmUp();
    taped.warmUp();
    return new Comparison(
        Pair.of(compiled::nanosPerStep, taped::nanosPerStep),
        Pair.of(compiled::nanosPerGradient, taped::nanosPerGradient));
  }

  void print(Setup setup) {
    setup.line(
        "compiled %.0f ns/step, taped %.0f ns/step, ratio %.1f",
        step.compiledNanos, step.tapedNanos, step.ratio());
    setup.line(
        "compiled %.1f ns, taped %.1f ns for value and gradient alone, ratio %.1f",
        gradient.compiledNanos, gradient.tapedNanos, gradient.ratio());
  }

  /** Medians over rounds that take turns. */
  record Pair(double compiledNanos, double tapedNanos) {
    static Pair of(DoubleSupplier compiled, DoubleSupplier taped) {
      double[] compiledRounds = new double[ROUNDS];
      double[] tapedRounds = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        compiledRounds[round] = compiled.getAsDouble();
        tapedRounds[round] = taped.getAsDouble();
      }
      return new Pair(median(compiledRounds), median(tapedRounds));
    }

    double ratio() {
      return tapedNanos / compiledNanos;
    }
  }

  private static double median(double[] rounds) {
    Arrays.sort(rounds);
    return rounds[rounds.length / 2];
  }

  /** Training steps of one kernel, timed. */
  private static final class Steps {
    private final Kernel kernel;
    private final Optimizer optimizer;
    private final Workspace workspace;
    private final double[] objectives = new double[RUN_STEPS];
    private int perRound = 1;

    Steps(Kernel kernel, Optimizer optimizer, Optional<Batches> batches) {
      this.kernel = kernel;
      this.optimizer = optimizer;
      workspace = kernel.newWorkspace();
      workspace.hyper = new double[kernel.update().hypers()];
      batches.ifPresent(b -> b.feed(workspace).next());
    }

    /** Runs until compiled by the JVM, and finds out how many steps a round takes. */
    void warmUp() {
      long end = System.nanoTime() + WARM_UP_NANOS;
      while (System.nanoTime() < end) {
        double nanos = Math.max(1, nanosPerStep() + nanosPerGradient());
        perRound = (int) Math.max(1, Math.min(ROUND_NANOS / nanos, 2.0 * perRound));
      }
    }

    double nanosPerStep() {
      long begin = CLOCK.getCurrentThreadCpuTime();
      for (int done = 0; done < perRound; done += RUN_STEPS) {
        workspace.reset();
        int count = Math.min(RUN_STEPS, perRound - done);
        kernel.steps(workspace, count, optimizer, 0, objectives);
      }
      return (CLOCK.getCurrentThreadCpuTime() - begin) / (double) perRound;
    }

    /** Moves a parameter to and fro, so that no evaluation repeats the last one. */
    double nanosPerGradient() {
      workspace.reset();
      boolean wide = kernel.signature().dtype() == DType.DOUBLE;
      long begin = CLOCK.getCurrentThreadCpuTime();
      if (wide) {
        evaluate(workspace.doubles[0]);
      } else {
        evaluate(workspace.floats[0]);
      }
      return (CLOCK.getCurrentThreadCpuTime() - begin) / (double) perRound;
    }

    private void evaluate(double[] parameter) {
      double here = parameter[0];
      double there = here + 0x1p-10;
      for (int i = 0; i < perRound; i++) {
        parameter[0] = (i & 1) == 0 ? there : here;
        kernel.valueAndGradient(workspace);
      }
    }

    private void evaluate(float[] parameter) {
      float here = parameter[0];
      float there = here + 0x1p-10f;
      for (int i = 0; i < perRound; i++) {
        parameter[0] = (i & 1) == 0 ? there : here;
        kernel.valueAndGradient(workspace);
      }
    }
  }
}
