package dev.gradus.runtime.method;

import java.util.List;
import java.util.Optional;

/**
 * A static method to be differentiated.
 *
 * @param parameterTypes which overload is meant; empty if there is but one
 */
public record MethodTarget(Class<?> owner, String name, Optional<List<Class<?>>> parameterTypes) {
  @Override
  public String toString() {
    return owner.getName() + "." + name;
  }
}
