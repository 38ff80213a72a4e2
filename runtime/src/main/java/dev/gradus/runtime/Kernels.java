package dev.gradus.runtime;

import dev.gradus.runtime.optim.UpdateFormula;
import java.util.ServiceLoader;

/** Turns objectives into kernels with whatever {@link KernelCompiler} is on the class path. */
public final class Kernels {
  private Kernels() {}

  /** Compiles an objective without a fused update. */
  public static Kernel compile(Objective objective) {
    return compile(objective, UpdateFormula.NONE);
  }

  /** Compiles an objective; {@link Kernel#step} performs the given update. */
  public static Kernel compile(Objective objective, UpdateFormula update) {
    for (KernelCompiler compiler :
        ServiceLoader.load(KernelCompiler.class, Kernels.class.getClassLoader())) {
      if (compiler.accepts(objective)) {
        return compiler.compile(objective, update);
      }
    }
    throw Problem.NO_COMPILER.exception(objective.signature().name());
  }
}
