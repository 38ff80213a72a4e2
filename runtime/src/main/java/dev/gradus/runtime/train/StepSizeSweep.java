package dev.gradus.runtime.train;

import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Objective;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.Optimizer;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Measures how many updates of plain gradient descent each of several step sizes needs until the
 * objective is at most a target.
 *
 * <pre>{@code
 * StepSizeSweep.of(quadratic).target(1e-5).cap(200)
 *     .startingAt(w -> w.setParameter("w", 5.0))
 *     .run(1.0, 0.5, 0.1, 1.9, 2.0, 3.0);
 * }</pre>
 */
public final class StepSizeSweep {
  private final Kernel kernel;
  private double target;
  private int cap = 1000;
  private Consumer<Workspace> preparation = w -> {};

  private StepSizeSweep(Kernel kernel) {
    this.kernel = kernel;
  }

  /** A sweep over a compiled objective. */
  public static StepSizeSweep of(Kernel kernel) {
    return new StepSizeSweep(kernel);
  }

  /** A sweep over an objective. */
  public static StepSizeSweep of(Objective objective) {
    return of(Kernels.compile(objective));
  }

  /** The objective to reach; 0 unless told otherwise. */
  public StepSizeSweep target(double objective) {
    target = objective;
    return this;
  }

  /** Most updates per step size; 1000 unless told otherwise. */
  public StepSizeSweep cap(int updates) {
    if (updates < 1) {
      throw Problem.TRAINING_OPTION_OUT_OF_RANGE.exception("cap", updates, "at least 1");
    }
    cap = updates;
    return this;
  }

  /** Sets starting values and inputs of the fresh workspace that every step size gets. */
  public StepSizeSweep startingAt(Consumer<Workspace> prepare) {
    preparation = prepare;
    return this;
  }

  /** Tries every step size. */
  public List<Outcome> run(double... rates) {
    List<Outcome> outcomes = new ArrayList<>();
    for (double rate : rates) {
      outcomes.add(run(rate));
    }
    return outcomes;
  }

  /** How a step size fared. */
  public enum Verdict {
    /** The target was reached. */
    REACHED,
    /** At the cap the objective was below its start but not at the target. */
    NOT_REACHED,
    /** At the cap every update turned the gradient round and nothing was gained. */
    OSCILLATES,
    /** At the cap the objective was above its start, or it stopped being finite before. */
    DIVERGES
  }

  /**
   * The result for one step size.
   *
   * @param iterations updates made: until the target, or until the cap or the end of finite numbers
   * @param objective the last objective
   */
  public record Outcome(double rate, Verdict verdict, int iterations, double objective) {
    /** One line, such as {@code step 0.5: reached after 11}. */
    @Override
    public String toString() {
      String what = verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return "step " + rate + ": " + what + " after " + iterations;
    }
  }

  private Outcome run(double rate) {
    Workspace workspace = kernel.newWorkspace();
    preparation.accept(workspace);
    workspace.requireInputs();
    Descent descent = new Descent(workspace, Sgd.rate(rate));
    double first = kernel.valueAndGradient(workspace);
    double value = first;
    double previous = Double.POSITIVE_INFINITY;
    for (int k = 0; k < cap && value > target; k++) {
      descent.update();
      previous = value;
      value = kernel.valueAndGradient(workspace);
      if (!Double.isFinite(value)) {
        return new Outcome(rate, Verdict.DIVERGES, k + 1, value);
      }
    }
    return new Outcome(rate, verdict(first, previous, value, descent), descent.updates, value);
  }

  private Verdict verdict(double first, double previous, double value, Descent descent) {
    if (value <= target) {
      return Verdict.REACHED;
    }
    if (value > first) {
      return Verdict.DIVERGES;
    }
    boolean gained = value < previous * (1 - 1e-9);
    return !gained && descent.hasTurned() ? Verdict.OSCILLATES : Verdict.NOT_REACHED;
  }

  /** Gradient descent that remembers the gradient of its last update. */
  private static final class Descent {
    private final Workspace workspace;
    private final Optimizer optimizer;
    private final TrainedArrays arrays;
    private final double[] hyper;
    private double[][] last = {};
    private int updates;

    Descent(Workspace workspace, Optimizer optimizer) {
      this.workspace = workspace;
      this.optimizer = optimizer;
      List<Signature.Parameter> parameters = workspace.layout().signature().parameters();
      int count = parameters.size();
      int[] trained = IntStream.range(0, count).filter(p -> !parameters.get(p).frozen()).toArray();
      UpdateFormula formula = optimizer.formula(false);
      arrays = new TrainedArrays(workspace, trained, new Bounds(count), false, formula, false);
      hyper = new double[formula.hypers()];
    }

    void update() {
      last = gradients();
      optimizer.prepare(++updates, hyper);
      arrays.update(hyper);
    }

    boolean hasTurned() {
      double product = 0;
      double[][] now = gradients();
      for (int p = 0; p < last.length; p++) {
        for (int i = 0; i < last[p].length; i++) {
          product += last[p][i] * now[p][i];
        }
      }
      return product < 0;
    }

    private double[][] gradients() {
      double[][] gradients = new double[workspace.layout().signature().parameters().size()][];
      for (int p = 0; p < gradients.length; p++) {
        gradients[p] = workspace.gradient(p);
      }
      return gradients;
    }
  }
}
