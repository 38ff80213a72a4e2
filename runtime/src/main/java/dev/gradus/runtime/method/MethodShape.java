package dev.gradus.runtime.method;

import java.util.List;

/**
 * Parameters and result of a differentiable method.
 *
 * @param method class and method, for messages
 * @param active numbers of the parameters that are differentiated
 */
public record MethodShape(
    String method, List<Class<?>> parameters, List<Integer> active, Class<?> result) {
  public MethodShape {
    parameters = List.copyOf(parameters);
    active = List.copyOf(active);
  }

  /** Number of adjoint arguments: one per active array, one per type of active scalars. */
  public int adjoints() {
    long arrays = active.stream().filter(i -> parameters.get(i).isArray()).count();
    long scalarTypes =
        active.stream().map(parameters::get).filter(Class::isPrimitive).distinct().count();
    return (int) (arrays + scalarTypes);
  }

  /** As {@code pkg.Class.method(double[], int)}. */
  @Override
  public String toString() {
    return method
        + parameters.stream()
            .map(Class::getSimpleName)
            .collect(java.util.stream.Collectors.joining(", ", "(", ")"));
  }
}
