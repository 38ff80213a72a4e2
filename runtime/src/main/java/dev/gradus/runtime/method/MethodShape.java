package dev.gradus.runtime.method;

import dev.gradus.runtime.Arithmetic;
import java.util.List;

/**
 * Parameters and result of a differentiable method.
 *
 * @param method class and method, for messages
 * @param names names of the parameters; {@code p0}, {@code p1}, … where the class file has none
 * @param active numbers of the parameters that are differentiated
 * @param adjoints number of adjoint arguments: one per active array, one per type of active scalars
 * @param tangents number of tangent arguments: one per active array or scalar, fields of objects
 *     included
 */
public record MethodShape(
    String method,
    List<String> names,
    List<Class<?>> parameters,
    List<Integer> active,
    Class<?> result,
    Arithmetic arithmetic,
    int adjoints,
    int tangents) {
  public MethodShape {
    names = List.copyOf(names);
    parameters = List.copyOf(parameters);
    active = List.copyOf(active);
  }

  /** Whether an active parameter is an object, whose fields are differentiated by. */
  boolean takesObjects() {
    return active.stream()
        .map(parameters::get)
        .anyMatch(type -> !type.isArray() && !type.isPrimitive());
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
