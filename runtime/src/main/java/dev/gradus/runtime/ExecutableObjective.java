package dev.gradus.runtime;

import dev.gradus.runtime.optim.UpdateFormula;

/** An objective that is its own kernel maker, without a {@link KernelCompiler}. */
public interface ExecutableObjective extends Objective {
  /** A kernel whose {@link Kernel#step} performs the update. */
  Kernel kernel(UpdateFormula update);
}
