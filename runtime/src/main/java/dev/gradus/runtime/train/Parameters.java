package dev.gradus.runtime.train;

import dev.gradus.runtime.ParameterHandle;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A snapshot of parameter values, row-major, by name; float values are widened. */
public final class Parameters {
  private final Map<String, double[]> values;

  private Parameters(Map<String, double[]> values) {
    this.values = values;
  }

  /** Copies the parameters of a workspace. */
  public static Parameters of(Workspace workspace) {
    Map<String, double[]> values = new LinkedHashMap<>();
    List<Signature.Parameter> parameters = workspace.layout().signature().parameters();
    for (int p = 0; p < parameters.size(); p++) {
      values.put(parameters.get(p).name(), workspace.parameter(p));
    }
    return new Parameters(values);
  }

  /** Names in the order of the signature. */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** A copy of one parameter's values. */
  public double[] get(String name) {
    return find(name).clone();
  }

  /** A copy of one parameter's values. */
  public double[] get(ParameterHandle handle) {
    return get(handle.name());
  }

  /** The value of a parameter with one element. */
  public double value(String name) {
    double[] found = find(name);
    if (found.length != 1) {
      throw Problem.PARAMETER_LENGTH.exception(name, 1, found.length);
    }
    return found[0];
  }

  /** The value of a parameter with one element. */
  public double value(ParameterHandle handle) {
    return value(handle.name());
  }

  /** All values by name, in the order of the signature, as a trainer's {@code start} takes them. */
  public Map<String, double[]> toMap() {
    Map<String, double[]> copy = new LinkedHashMap<>();
    values.forEach((name, array) -> copy.put(name, array.clone()));
    return Collections.unmodifiableMap(copy);
  }

  private double[] find(String name) {
    double[] found = values.get(name);
    if (found == null) {
      throw Problem.PARAMETER_UNKNOWN.exception(name, String.join(", ", values.keySet()));
    }
    return found;
  }
}
