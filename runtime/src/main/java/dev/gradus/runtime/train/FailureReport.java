package dev.gradus.runtime.train;

import dev.gradus.runtime.Diagnosable;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import java.util.List;
import java.util.Optional;

/** Says where a run stopped being finite. */
final class FailureReport {
  private final Workspace workspace;
  private final Optional<Diagnosable> diagnosable;

  /** Names the first operation too, where {@code diagnosable} is there to find it. */
  FailureReport(Workspace workspace, Optional<Diagnosable> diagnosable) {
    this.workspace = workspace;
    this.diagnosable = diagnosable;
  }

  GradusException objective(double value, long iteration) {
    return Problem.OBJECTIVE_NOT_FINITE.exception(
        signature().name(), value, iteration, largestElement(), origin());
  }

  GradusException gradient(int parameter, long iteration) {
    double[] gradient = workspace.gradient(parameter);
    int i = firstNonFinite(gradient);
    return Problem.GRADIENT_NOT_FINITE.exception(
        signature().name(), name(parameter), gradient[i], i, iteration, origin());
  }

  /** The failure of the first parameter that is not finite, if there is one. */
  Optional<GradusException> parameter(long iteration) {
    for (int p = 0; p < signature().parameters().size(); p++) {
      double[] values = workspace.parameter(p);
      int i = firstNonFinite(values);
      if (i >= 0) {
        return Optional.of(
            Problem.PARAMETER_NOT_FINITE.exception(name(p), values[i], i, iteration));
      }
    }
    return Optional.empty();
  }

  static int firstNonFinite(double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        return i;
      }
    }
    return -1;
  }

  private String origin() {
    return diagnosable
        .flatMap(d -> d.firstNonFinite(workspace))
        .map(d -> "; first to fail: " + d)
        .orElse("");
  }

  /** The element that is not finite or else of the largest magnitude, as {@code w[3] = 1.0E200}. */
  private String largestElement() {
    String text = "none";
    double largest = -1;
    List<Signature.Parameter> parameters = signature().parameters();
    for (int p = 0; p < parameters.size(); p++) {
      double[] values = workspace.parameter(p);
      for (int i = 0; i < values.length; i++) {
        double size = Double.isNaN(values[i]) ? Double.POSITIVE_INFINITY : Math.abs(values[i]);
        if (size > largest) {
          largest = size;
          text = name(p) + "[" + i + "] = " + values[i];
        }
      }
    }
    return text;
  }

  private String name(int parameter) {
    return signature().parameters().get(parameter).name();
  }

  private Signature signature() {
    return workspace.layout().signature();
  }
}
