package dev.gradus.runtime.train;

import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.Optimizer;
import dev.gradus.runtime.optim.UpdateFormula;
import java.time.Duration;
import java.util.Optional;

/**
 * A training run, one step at a time. {@link Trainer#run} is a loop over {@link #step}; by hand:
 *
 * <pre>{@code
 * TrainingSession session = trainer.session();
 * for (int k = 0; k < 200; k++) {
 *   double loss = session.evaluate();
 *   session.update();
 * }
 * TrainingRun run = session.finish();
 * }</pre>
 *
 * <p>After warm-up a step allocates nothing, apart from what listeners and the history keep.
 */
public final class TrainingSession implements Progress {
  private final Trainer trainer;
  private final Optimizer optimizer;
  private final Kernel kernel;
  private final Workspace workspace;
  private final TrainedArrays arrays;
  private final EpochWalk walk;
  private final FailureReport failures;
  private final double[] hyper;
  private final StopCondition[] convergence;
  private final StopCondition[] budgets;
  private final TrainingListener[] listeners;
  private final boolean fusible;
  private final boolean observed;
  private final HistoryRecorder history;
  private final StepRun stepRun;
  private final Series losses = new Series();
  private final Parameters start;
  private final long startNanos;

  private Optional<StopCondition> stoppedBy = Optional.empty();
  private Optional<TrainingRun> result = Optional.empty();
  private boolean begun;
  private boolean gradientReady;
  private double gradientNorm = Double.NaN;
  private long iterations;
  private long updates;
  private double objective = Double.NaN;
  private double previousObjective = Double.NaN;

  TrainingSession(Trainer trainer, Optimizer optimizer, Kernel kernel) {
    this.trainer = trainer;
    this.optimizer = optimizer;
    this.kernel = kernel;
    SessionSetup setup = new SessionSetup(trainer, kernel);
    workspace = setup.workspace();
    UpdateFormula formula = optimizer.formula(trainer.maximise);
    boolean compiledIn = !formula.steps().isEmpty() && kernel.update().equals(formula);
    arrays =
        new TrainedArrays(
            workspace, setup.trained(), setup.bounds(), trainer.maximise, formula, compiledIn);
    arrays.project();
    walk = new EpochWalk(setup.feed());
    failures = new FailureReport(workspace, trainer.diagnosable(kernel));
    hyper = new double[formula.hypers()];
    workspace.hyper = hyper;
    convergence = setup.conditions(false);
    budgets = setup.conditions(true);
    listeners = trainer.listeners.toArray(TrainingListener[]::new);
    fusible = compiledIn && convergence.length == 0 && setup.allowsFusion();
    observed = trainer.listeners.stream().anyMatch(l -> !l.readsObjectiveOnly());
    history = new HistoryRecorder(trainer.historyEvery, trainer.optimum);
    boolean unwatched = listeners.length == 0 && walk.isSteady();
    stepRun = new StepRun(workspace, fusible && unwatched ? StepRun.MOST : 1);
    start = Parameters.of(workspace);
    startNanos = System.nanoTime();
  }

  /**
   * One iteration: evaluates, reports, and updates unless a condition of convergence holds. Returns
   * false once the run has ended.
   */
  public boolean step() {
    if (stoppedBy.isPresent()) {
      return false;
    }
    if (fusible && !isObserved(iterations)) {
      fusedStep();
      report();
    } else {
      evaluate();
      report();
      if (ends(convergence)) {
        walk.closeIfDone();
        return false;
      }
      update();
    }
    return !ends(budgets);
  }

  /**
   * One iteration, or several where nothing looks at them in between: those are one call of the
   * kernel. Returns false once the run has ended.
   */
  boolean advance() {
    int count = stepRun.length() > 1 && stoppedBy.isEmpty() ? unobserved() : 1;
    if (count == 1) {
      return step();
    }
    begin();
    if (stepRun.take(kernel, optimizer, count, updates) && arrays.parametersAreFinite()) {
      for (int k = 0; k < count; k++) {
        count(stepRun.value(k));
      }
      return !ends(budgets);
    }
    // Something is not finite: once more, looking at every step.
    stepRun.undo();
    boolean more = true;
    for (int k = 0; more && k < count; k++) {
      more = step();
    }
    return more;
  }

  /** How many iterations may pass before something has to look. */
  private int unobserved() {
    long count = Math.min(stepRun.length(), history.untilDue(iterations));
    for (StopCondition budget : budgets) {
      count = Math.min(count, budget.iterationsLeft(this));
    }
    return (int) Math.max(1, count);
  }

  /** Counts an iteration that the kernel has made; its data have been bound all along. */
  private void count(double value) {
    nextIteration();
    walk.load();
    updates++;
    objective = value;
    walk.add(value);
    if (trainer.keepLosses) {
      losses.add(value);
    }
    endEpoch();
  }

  /**
   * Evaluates the objective and its gradient at the current parameters on the next batch (the next
   * few, if the trainer accumulates). Returns the objective.
   */
  public double evaluate() {
    begin();
    nextIteration();
    double value = evaluateBatch();
    if (trainer.accumulate > 1) {
      value = accumulate(value);
    }
    objective = value;
    if (!arrays.gradientsAreFinite()) {
      throw failures.gradient(arrays.firstBadGradient(), iteration());
    }
    gradientReady = true;
    if (trainer.keepLosses) {
      losses.add(objective);
    }
    return objective;
  }

  /** Clips the gradient of the last evaluation, updates the parameters and projects them. */
  public void update() {
    if (!gradientReady) {
      throw Problem.UPDATE_WITHOUT_GRADIENT.exception(objectiveName());
    }
    arrays.clip(trainer.clipValue, trainer.clipNorm);
    optimizer.prepare(++updates, hyper);
    arrays.update(hyper);
    arrays.project();
    gradientReady = false;
    endEpoch();
  }

  /** Ends the run. */
  public TrainingRun finish() {
    if (result.isEmpty()) {
      failures
          .parameter(iteration())
          .ifPresent(
              failure -> {
                throw failure;
              });
      result =
          Optional.of(
              new TrainingRun(
                  parameters(),
                  objective,
                  iterations,
                  updates,
                  walk.epochs(),
                  stoppedBy,
                  history.history(),
                  losses.toArray(),
                  Duration.ofNanos(elapsedNanos()),
                  RunWarnings.of(this, start, arrays.numbers()),
                  kernel,
                  workspace));
      for (TrainingListener listener : listeners) {
        listener.ended(result.get());
      }
    }
    return result.get();
  }

  /** The compiled objective. */
  public Kernel kernel() {
    return kernel;
  }

  /** Its arrays: parameters, gradients, the current batch. */
  public Workspace workspace() {
    return workspace;
  }

  @Override
  public String objectiveName() {
    return kernel.signature().name();
  }

  @Override
  public boolean maximises() {
    return trainer.maximise;
  }

  @Override
  public long iteration() {
    return iterations - 1;
  }

  @Override
  public long updates() {
    return updates;
  }

  @Override
  public long epochs() {
    return walk.epochs();
  }

  @Override
  public long iterationsPerEpoch() {
    return (walk.batchesPerEpoch() + trainer.accumulate - 1L) / trainer.accumulate;
  }

  @Override
  public double objective() {
    return objective;
  }

  @Override
  public double previousObjective() {
    return previousObjective;
  }

  @Override
  public double epochObjective() {
    return walk.meanObjective();
  }

  @Override
  public double gradientNorm() {
    if (Double.isNaN(gradientNorm)) {
      if (!gradientReady) {
        throw Problem.GRADIENT_NOT_KEPT.exception(iteration(), objectiveName());
      }
      gradientNorm = arrays.projectedGradientNorm();
    }
    return gradientNorm;
  }

  @Override
  public double parameterNorm() {
    return arrays.parameterNorm();
  }

  @Override
  public Parameters parameters() {
    return Parameters.of(workspace);
  }

  @Override
  public long elapsedNanos() {
    return System.nanoTime() - startNanos;
  }

  private void begin() {
    if (!begun) {
      begun = true;
      for (TrainingListener listener : listeners) {
        listener.started(this);
      }
    }
  }

  private void nextIteration() {
    previousObjective = objective;
    gradientNorm = Double.NaN;
    gradientReady = false;
    iterations++;
  }

  private double evaluateBatch() {
    walk.load();
    double value = kernel.valueAndGradient(workspace);
    checkObjective(value);
    walk.add(value);
    return value;
  }

  private double accumulate(double first) {
    double total = walk.rows();
    double weighted = first * total;
    arrays.accumulate(total, true);
    for (int i = 1; i < trainer.accumulate && walk.hasNext(); i++) {
      double value = evaluateBatch();
      arrays.accumulate(walk.rows(), false);
      weighted += value * walk.rows();
      total += walk.rows();
    }
    arrays.average(total);
    return weighted / total;
  }

  private void fusedStep() {
    begin();
    nextIteration();
    walk.load();
    optimizer.prepare(++updates, hyper);
    double value = kernel.step(workspace);
    checkObjective(value);
    if (!arrays.parametersAreFinite()) {
      throw failures.parameter(iteration()).orElseThrow();
    }
    objective = value;
    walk.add(value);
    if (trainer.keepLosses) {
      losses.add(objective);
    }
    endEpoch();
  }

  private void checkObjective(double value) {
    if (!Double.isFinite(value)) {
      throw failures.objective(value, iteration());
    }
  }

  private void endEpoch() {
    if (walk.closeIfDone()) {
      for (TrainingListener listener : listeners) {
        listener.epochEnded(this);
      }
    }
  }

  private boolean isObserved(long atIteration) {
    return history.isDue(atIteration) || (observed && atIteration % trainer.every == 0);
  }

  private void report() {
    if (history.isDue(iteration())) {
      history.record(this);
    }
    if (listeners.length > 0 && iteration() % trainer.every == 0) {
      for (TrainingListener listener : listeners) {
        listener.stepped(this);
      }
    }
  }

  private boolean ends(StopCondition[] conditions) {
    for (StopCondition condition : conditions) {
      if (condition.holds(this)) {
        stoppedBy = Optional.of(condition);
        return true;
      }
    }
    return false;
  }
}
