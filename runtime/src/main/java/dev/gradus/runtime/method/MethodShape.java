package dev.gradus.runtime.method;

import dev.gradus.runtime.Arithmetic;
import java.util.List;

/**
 * Parameters and result of a differentiable method.
 *
 * @param method class and method, for messages
 * @param names names of the parameters; {@code p0}, {@code p1}, … where the class file has none
 * @param active numbers of the parameters that are differentiated
 */
public record MethodShape(
    String method,
    List<String> names,
    List<Class<?>> parameters,
    List<Integer> active,
    Class<?> result,
    Arithmetic arithmetic) {
  public MethodShape {
    names = List.copyOf(names);
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
