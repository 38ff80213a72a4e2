package dev.gradus.runtime;

import dev.gradus.runtime.method.LoadedGradients;
import dev.gradus.runtime.method.MethodGradient;
import dev.gradus.runtime.method.MethodTarget;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;

/**
 * Derivatives of static methods. {@link #load(Class)} implements an interface marked {@link
 * GradientOf}; {@link #of(Class, String, Class[])} gives them without one.
 *
 * <p>Classes are generated at build time or, with the compiler on the class path, on first use.
 * What is returned serves one thread; call again for another.
 */
public final class Gradients {
  private Gradients() {}

  /**
   * An object that implements a gradient interface.
   *
   * @throws GradusException if the method cannot be differentiated or the interface does not fit it
   */
  public static <T> T load(Class<T> gradientInterface) {
    return LoadedGradients.load(gradientInterface, Optional.empty());
  }

  /**
   * As {@link #load(Class)}; the class is defined by a lookup of the interface's package, in which
   * neither interface nor objective need be public then.
   */
  public static <T> T load(MethodHandles.Lookup lookup, Class<T> gradientInterface) {
    return LoadedGradients.load(gradientInterface, Optional.of(lookup));
  }

  /**
   * The derivatives of a static method, each compiled on first use.
   *
   * @param parameterTypes which overload; may be left out if there is only one method of that name
   */
  public static MethodGradient of(Class<?> owner, String method, Class<?>... parameterTypes) {
    return MethodGradient.of(target(owner, method, parameterTypes), Optional.empty());
  }

  /** As the other; classes are defined by a lookup of the owner's package. */
  public static MethodGradient of(
      MethodHandles.Lookup lookup, Class<?> owner, String method, Class<?>... parameterTypes) {
    return MethodGradient.of(target(owner, method, parameterTypes), Optional.of(lookup));
  }

  /** The argument itself, counted as a constant by a method that is differentiated. */
  public static double stopGradient(double x) {
    return x;
  }

  /** The argument itself, counted as a constant by a method that is differentiated. */
  public static float stopGradient(float x) {
    return x;
  }

  private static MethodTarget target(Class<?> owner, String method, Class<?>[] types) {
    return new MethodTarget(
        owner, method, types.length == 0 ? Optional.empty() : Optional.of(List.of(types)));
  }
}
