package dev.gradus.runtime;

import dev.gradus.runtime.optim.UpdateFormula;

/** Service that compiles objectives of some kind; found by {@link java.util.ServiceLoader}. */
public interface KernelCompiler {
  boolean accepts(Objective objective);

  Kernel compile(Objective objective, UpdateFormula update);
}
