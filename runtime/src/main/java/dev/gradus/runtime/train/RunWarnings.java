package dev.gradus.runtime.train;

import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What looks wrong about a training run although nothing failed. */
final class RunWarnings {
  private RunWarnings() {}

  /**
   * @param start the parameters before the first step
   * @param trained numbers of the parameters that were to be trained
   */
  static List<String> of(TrainingSession session, Parameters start, List<Integer> trained) {
    List<String> warnings = new ArrayList<>();
    long iterations = session.iteration() + 1;
    if (iterations > 1 && session.updates() == 0) {
      warnings.add(Problem.UPDATE_FORGOTTEN.message(iterations, session.objectiveName()));
    }
    Parameters end = session.parameters();
    for (int p : trained) {
      String name = session.kernel().signature().parameters().get(p).name();
      if (session.updates() > 0 && Arrays.equals(start.get(name), end.get(name))) {
        warnings.add(Problem.PARAMETER_UNCHANGED.message(name, session.updates()));
      }
    }
    return List.copyOf(warnings);
  }
}
