package dev.gradus.samples;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.tape.ScalarTape;
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

/**
 * Processor time of one training step, forward, backward and update: compiled against recorded on a
 * tape of scalar operations, measured in turns in the same run.
 */
record Comparison(double compiledNanos, double tapedNanos) {
  private static final int ROUNDS = 9;
  private static final double ROUND_NANOS = 2e7;
  private static final long WARM_UP_NANOS = 700_000_000L;
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
    double[] compiledRounds = new double[ROUNDS];
    double[] tapedRounds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      compiledRounds[round] = compiled.nanosPerStep();
      tapedRounds[round] = taped.nanosPerStep();
    }
    return new Comparison(median(compiledRounds), median(tapedRounds));
  }

  void print(Setup setup) {
    setup.line(
        "compiled %.0f ns/step, taped %.0f ns/step, ratio %.1f",
        compiledNanos, tapedNanos, tapedNanos / compiledNanos);
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
    private long step;
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
        double nanos = Math.max(1, nanosPerStep());
        perRound = (int) Math.max(1, Math.min(ROUND_NANOS / nanos, 2.0 * perRound));
      }
    }

    double nanosPerStep() {
      long begin = CLOCK.getCurrentThreadCpuTime();
      for (int i = 0; i < perRound; i++) {
        optimizer.prepare(++step, workspace.hyper);
        kernel.step(workspace);
      }
      return (CLOCK.getCurrentThreadCpuTime() - begin) / (double) perRound;
    }
  }
}
