package dev.gradus.compiler;

import dev.gradus.dsl.Model;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.KernelCompiler;
import dev.gradus.runtime.Objective;
import dev.gradus.runtime.optim.UpdateFormula;

/** Compiles models for the runtime, which finds this as a service. */
public final class ModelCompiler implements KernelCompiler {
  @Override
  public boolean accepts(Objective objective) {
    return objective instanceof Model;
  }

  @Override
  public Kernel compile(Objective objective, UpdateFormula update) {
    return Compiler.compile((Model) objective, update).kernel();
  }
}
