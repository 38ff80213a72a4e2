package dev.gradus.runtime.method;

import java.lang.invoke.MethodHandles.Lookup;
import java.util.Optional;

/** Service that differentiates methods; found by {@link java.util.ServiceLoader}. */
public interface GradientCompiler {
  /**
   * Generates the class that implements a gradient interface.
   *
   * @param aliased whether array arguments of the method may be one and the same
   * @param lookup defines the class; without it the class goes into a loader of its own
   */
  Class<? extends GeneratedGradient> compile(
      Class<?> gradientInterface, boolean aliased, Optional<Lookup> lookup);

  /** Finds a method. */
  MethodShape shape(MethodTarget target);

  /** Generates a class with one derivative of a method; see the other method. */
  Class<? extends DerivativeEntry> compile(
      MethodTarget target, DerivativeKind kind, boolean aliased, Optional<Lookup> lookup);
}
