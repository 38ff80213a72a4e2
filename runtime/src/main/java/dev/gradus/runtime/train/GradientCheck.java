package dev.gradus.runtime.train;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A kernel's gradient beside central differences of its value, component by component.
 *
 * @param objective name of the objective
 * @param components every component of every trained parameter
 */
public record GradientCheck(String objective, List<Component> components) {

  public GradientCheck {
    components = List.copyOf(components);
  }

  /**
   * One component.
   *
   * @param parameter name of the parameter
   * @param index position in it, row-major
   * @param gradient what the kernel computes
   * @param difference the central difference
   */
  public record Component(String parameter, int index, double gradient, double difference) {
    /** Distance of the two, relative to the larger of them and 1; infinite if one is NaN. */
    public double error() {
      double scale = Math.max(1, Math.max(Math.abs(gradient), Math.abs(difference)));
      double error = Math.abs(gradient - difference) / scale;
      return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }
  }

  /**
   * Checks a kernel at the parameters and inputs of a workspace, which keeps its parameters. For a
   * float objective the differences are only as good as float is: compare with {@link
   * #compare(Kernel, Workspace, Kernel, Workspace)}.
   */
  public static GradientCheck compare(Kernel kernel, Workspace workspace) {
    return compare(kernel, workspace, kernel, workspace);
  }

  /**
   * Checks the gradient of one kernel against differences of another, its twin in double, say.
   *
   * @param twin takes the differences
   * @param twinWorkspace holds the twin's inputs; its parameters are set to the workspace's
   */
  public static GradientCheck compare(
      Kernel kernel, Workspace workspace, Kernel twin, Workspace twinWorkspace) {
    workspace.requireInputs();
    twinWorkspace.requireInputs();
    kernel.valueAndGradient(workspace);
    List<Component> components = new ArrayList<>();
    List<Signature.Parameter> parameters = kernel.signature().parameters();
    List<double[]> gradients = new ArrayList<>();
    for (int p = 0; p < parameters.size(); p++) {
      gradients.add(workspace.gradient(p));
      twinWorkspace.setParameter(p, workspace.parameter(p));
    }
    for (int p = 0; p < parameters.size(); p++) {
      if (!parameters.get(p).frozen()) {
        for (int i = 0; i < parameters.get(p).size(); i++) {
          double difference = centralDifference(twin, twinWorkspace, p, i);
          components.add(
              new Component(parameters.get(p).name(), i, gradients.get(p)[i], difference));
        }
      }
    }
    return new GradientCheck(kernel.signature().name(), components);
  }

  /** The component with the largest error. */
  public Component worst() {
    return components.stream().max(Comparator.comparingDouble(Component::error)).orElseThrow();
  }

  /** Whether no component's error exceeds the bound. */
  public boolean agreesWithin(double bound) {
    return worst().error() <= bound;
  }

  /** The worst component on one line. */
  @Override
  public String toString() {
    Component w = worst();
    return String.format(
        Locale.ROOT,
        "%s: %d components, worst %s[%d]: gradient %s, difference %s, error %.1e",
        objective,
        components.size(),
        w.parameter(),
        w.index(),
        w.gradient(),
        w.difference(),
        w.error());
  }

  /** (f(x+h) − f(x−h)) / 2h with h the cube root of the unit roundoff, relative to x. */
  private static double centralDifference(Kernel kernel, Workspace workspace, int p, int i) {
    boolean single = kernel.signature().dtype() == DType.FLOAT;
    double[] original = workspace.parameter(p);
    double step = (single ? 0x1p-8 : 0x1p-17) * Math.max(1, Math.abs(original[i]));
    double[] moved = original.clone();
    moved[i] = original[i] + step;
    double right = single ? (float) moved[i] : moved[i];
    workspace.setParameter(p, moved);
    double above = kernel.value(workspace);
    moved[i] = original[i] - step;
    double left = single ? (float) moved[i] : moved[i];
    workspace.setParameter(p, moved);
    double below = kernel.value(workspace);
    workspace.setParameter(p, original);
    return (above - below) / (right - left);
  }
}
