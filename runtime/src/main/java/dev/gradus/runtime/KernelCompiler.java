package dev.gradus.runtime;

import dev.gradus.runtime.optim.UpdateFormula;
import java.util.Optional;

/** Service that compiles objectives of some kind; found by {@link java.util.ServiceLoader}. */
public interface KernelCompiler {
  boolean accepts(Objective objective);

  Kernel compile(Objective objective, UpdateFormula update);

  /**
   * The first operation of value and gradient whose result is not finite while its operands are, at
   * the parameters and inputs of a workspace; empty if every result is finite, or if this compiler
   * cannot tell.
   */
  default Optional<Diagnosis> firstNonFinite(Objective objective, Workspace workspace) {
    return Optional.empty();
  }
}
