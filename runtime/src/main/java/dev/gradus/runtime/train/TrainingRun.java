package dev.gradus.runtime.train;

import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.ParameterHandle;
import dev.gradus.runtime.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came out of a training run.
 *
 * @param parameters the trained parameters, after the last update
 * @param objective the last objective that was logged: that of the last iteration, evaluated before
 *     its update (after the last update only if a condition of convergence ended the run)
 * @param iterations number of iterations, that is, of evaluations of objective and gradient
 * @param updates number of updates: as many as iterations if a budget ended the run, one less if a
 *     condition of convergence did
 * @param epochs completed epochs
 * @param stoppedBy the condition that ended the run; empty if it was ended by hand
 * @param history the recorded iterations; empty unless asked for
 * @param losses the objective of every iteration; empty unless asked for
 * @param duration time from the first step to the end
 * @param warnings what looks wrong although nothing failed, as messages
 * @param kernel the compiled objective
 * @param workspace its arrays, with the trained parameters and the last batch
 */
public record TrainingRun(
    Parameters parameters,
    double objective,
    long iterations,
    long updates,
    long epochs,
    Optional<StopCondition> stoppedBy,
    History history,
    double[] losses,
    Duration duration,
    List<String> warnings,
    Kernel kernel,
    Workspace workspace) {

  /** The trained value of a parameter with one element. */
  public double value(ParameterHandle handle) {
    return parameters.value(handle);
  }

  /** A copy of the trained values of a parameter, row-major. */
  public double[] values(ParameterHandle handle) {
    return parameters.get(handle);
  }
}
