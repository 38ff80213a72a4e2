package dev.gradus.runtime.train;

import dev.gradus.runtime.Diagnosable;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Objective;
import dev.gradus.runtime.ParameterHandle;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.data.Column;
import dev.gradus.runtime.optim.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Says how an objective is trained. Every method changes this trainer and returns it; each {@link
 * #run} starts anew from the starting values.
 *
 * <pre>{@code
 * TrainingRun run = Trainer.minimise(linear)
 *     .with(Sgd.rate(0.05))
 *     .on(Batches.of(data).size(32).shuffled(seed))
 *     .stopWhen(epochs(20), gradientNormBelow(1e-8))
 *     .run();
 * double[] w = run.parameters().get("w");
 * }</pre>
 *
 * <p>Iteration k evaluates objective and gradient at the parameters w_k, reports them, stops if a
 * condition of convergence holds, and else updates to w_{k+1}; then the budgets are looked at. The
 * same trainer gives the same bits every time. Where nothing has to see the gradient in between,
 * evaluation and update are one fused call of the kernel, with the same bits; where nothing looks
 * at several iterations of the same data, so are all of those.
 */
public final class Trainer {
  private final Optional<Objective> objective;
  private final Optional<Kernel> readyKernel;
  final boolean maximise;
  final Map<String, double[]> start = new LinkedHashMap<>();
  final Map<String, Column> inputs = new LinkedHashMap<>();
  final Map<String, Bounds.Interval> bounds = new LinkedHashMap<>();
  final Set<String> only = new LinkedHashSet<>();
  final Set<String> frozen = new LinkedHashSet<>();
  final List<StopCondition> conditions = new ArrayList<>();
  final List<TrainingListener> listeners = new ArrayList<>();
  Optional<Batches> batches = Optional.empty();
  OptionalDouble optimum = OptionalDouble.empty();
  double clipNorm = Double.POSITIVE_INFINITY;
  double clipValue = Double.POSITIVE_INFINITY;
  int accumulate = 1;
  long every = 1;
  long historyEvery;
  boolean keepLosses;
  private boolean diagnose;
  private Optional<Optimizer> optimizer = Optional.empty();

  private Trainer(Optional<Objective> objective, Optional<Kernel> kernel, boolean maximise) {
    this.objective = objective;
    this.readyKernel = kernel;
    this.maximise = maximise;
  }

  /** Trains towards a minimum. */
  public static Trainer minimise(Objective objective) {
    return new Trainer(Optional.of(objective), Optional.empty(), false);
  }

  /** Trains towards a maximum: the gradient is negated before every update. */
  public static Trainer maximise(Objective objective) {
    return new Trainer(Optional.of(objective), Optional.empty(), true);
  }

  /** Trains a kernel that is compiled already; fused if it was compiled with the same update. */
  public static Trainer minimise(Kernel kernel) {
    return new Trainer(Optional.empty(), Optional.of(kernel), false);
  }

  /** Trains a kernel that is compiled already towards a maximum. */
  public static Trainer maximise(Kernel kernel) {
    return new Trainer(Optional.empty(), Optional.of(kernel), true);
  }

  /** The method of optimisation. */
  public Trainer with(Optimizer method) {
    optimizer = Optional.of(method);
    return this;
  }

  /** The examples, for an objective with batched inputs. */
  public Trainer on(Batches examples) {
    batches = Optional.of(examples);
    return this;
  }

  /** Gives an input its values, flat and row-major. A batched input gets all rows as one batch. */
  public Trainer input(String name, double... values) {
    inputs.put(name, Column.of(name, values, rowLength(name)));
    return this;
  }

  /** Gives an input its values, flat and row-major. A batched input gets all rows as one batch. */
  public Trainer input(String name, float[] values) {
    inputs.put(name, Column.of(name, values, rowLength(name)));
    return this;
  }

  /** Gives an input its values, flat and row-major. A batched input gets all rows as one batch. */
  public Trainer input(String name, int[] values) {
    inputs.put(name, Column.of(name, values, rowLength(name)));
    return this;
  }

  /** Starts a parameter from these values, row-major, instead of its initial ones. */
  public Trainer start(String parameter, double... values) {
    int index = FailureReport.firstNonFinite(values);
    if (index >= 0) {
      throw Problem.START_NOT_FINITE.exception(parameter, values[index], index);
    }
    start.put(parameter(parameter), values.clone());
    return this;
  }

  /** Starts a parameter from these values, row-major, instead of its initial ones. */
  public Trainer start(ParameterHandle parameter, double... values) {
    return start(parameter.name(), values);
  }

  /** Starts parameters from these values, by name. */
  public Trainer start(Map<String, double[]> values) {
    values.forEach(this::start);
    return this;
  }

  /** Adds conditions under which the run ends; the first that holds ends it. */
  public Trainer stopWhen(StopCondition... more) {
    conditions.addAll(List.of(more));
    return this;
  }

  /** Trains these parameters only. */
  public Trainer only(String... parameters) {
    for (String name : parameters) {
      only.add(parameter(name));
    }
    return this;
  }

  /** Leaves these parameters as they start. */
  public Trainer freeze(String... parameters) {
    for (String name : parameters) {
      frozen.add(parameter(name));
    }
    return this;
  }

  /** Keeps every element of a parameter within bounds, by projection after every update. */
  public Trainer bounds(String parameter, double lower, double upper) {
    bounds.put(parameter(parameter), Bounds.Interval.of(parameter, lower, upper));
    return this;
  }

  /** Keeps every element of a parameter within bounds, by projection after every update. */
  public Trainer bounds(ParameterHandle parameter, double lower, double upper) {
    return bounds(parameter.name(), lower, upper);
  }

  /**
   * Scales the gradient where its norm over all trained parameters exceeds {@code limit}: by limit
   * / (norm + 1e-6), as PyTorch's {@code clip_grad_norm_}.
   */
  public Trainer clipNorm(double limit) {
    clipNorm = positive("clipNorm", limit);
    return this;
  }

  /** Clamps every component of the gradient to [−limit, limit]; before {@link #clipNorm}. */
  public Trainer clipValue(double limit) {
    clipValue = positive("clipValue", limit);
    return this;
  }

  /**
   * Makes one iteration of {@code count} batches: their gradients and objectives are averaged,
   * weighted by their rows, so that of a mean over examples the result is that of one large batch.
   * An epoch's last iteration takes what is left.
   */
  public Trainer accumulate(int count) {
    atLeastOne("accumulate", count);
    accumulate = count;
    return this;
  }

  /** Adds listeners. */
  public Trainer listen(TrainingListener... more) {
    listeners.addAll(List.of(more));
    return this;
  }

  /** Tells listeners of every n-th step only: iterations 0, n, 2n, …. */
  public Trainer every(long n) {
    atLeastOne("every", n);
    every = n;
    return this;
  }

  /** Records objective, gap, gradient norm and parameter norm of every n-th iteration. */
  public Trainer history(long everyN) {
    atLeastOne("history", everyN);
    historyEvery = everyN;
    return this;
  }

  /** States the best possible objective, so that the history shows the gap to it. */
  public Trainer optimum(double best) {
    optimum = OptionalDouble.of(best);
    return this;
  }

  /** Keeps the objective of every iteration. */
  public Trainer keepLosses() {
    keepLosses = true;
    return this;
  }

  /**
   * Has a failure name the first operation that gave no finite number, and its operands, where the
   * objective's compiler or the kernel can tell (see {@link Diagnosable}). Steps are not fused
   * then.
   */
  public Trainer diagnose() {
    diagnose = true;
    return this;
  }

  /** Trains to the end. */
  public TrainingRun run() {
    if (conditions.isEmpty()) {
      throw Problem.NO_STOP_CONDITION.exception(signature().name());
    }
    TrainingSession session = session();
    try {
      boolean more = true;
      while (more) {
        more = session.advance();
      }
      return session.finish();
    } catch (GradusException problem) {
      listeners.forEach(l -> l.failed(problem));
      throw problem;
    }
  }

  /** Everything ready for the first step, to be driven by hand. */
  public TrainingSession session() {
    Optimizer method =
        optimizer.orElseThrow(() -> Problem.NO_OPTIMIZER.exception(signature().name()));
    Kernel kernel =
        readyKernel.orElseGet(
            () -> Kernels.compile(objective.orElseThrow(), method.formula(maximise)));
    return new TrainingSession(this, method, kernel);
  }

  /** Finds the operation behind a failure, if that was asked for and can be done. */
  Optional<Diagnosable> diagnosable(Kernel kernel) {
    if (!diagnose) {
      return Optional.empty();
    }
    if (objective.isPresent()) {
      return Optional.of(w -> Kernels.firstNonFinite(objective.get(), w));
    }
    return kernel instanceof Diagnosable d ? Optional.of(d) : Optional.empty();
  }

  boolean diagnoses() {
    return diagnose;
  }

  private Signature signature() {
    return objective
        .map(Objective::signature)
        .orElseGet(() -> readyKernel.orElseThrow().signature());
  }

  private String parameter(String name) {
    signature().parameter(name);
    return name;
  }

  private int rowLength(String input) {
    Signature.Input found = signature().inputs().get(signature().input(input));
    return Math.max(1, found.size());
  }

  private static void atLeastOne(String option, long value) {
    if (value < 1) {
      throw Problem.TRAINING_OPTION_OUT_OF_RANGE.exception(option, value, "at least 1");
    }
  }

  private static double positive(String option, double value) {
    if (!(value > 0)) {
      throw Problem.TRAINING_OPTION_OUT_OF_RANGE.exception(option, value, "positive");
    }
    return value;
  }
}
