package dev.gradus.runtime;

import dev.gradus.runtime.optim.UpdateFormula;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Turns objectives into kernels: with classes that were generated at build time, else with whatever
 * {@link KernelCompiler} is on the class path.
 */
public final class Kernels {
  private Kernels() {}

  /** Compiles an objective without a fused update. */
  public static Kernel compile(Objective objective) {
    return compile(objective, UpdateFormula.NONE);
  }

  /** Compiles an objective; {@link Kernel#step} performs the given update. */
  public static Kernel compile(Objective objective, UpdateFormula update) {
    if (objective instanceof ExecutableObjective executable) {
      return executable.kernel(update);
    }
    return BuiltKernels.find(objective, update)
        .orElseGet(
            () ->
                compiler(objective)
                    .orElseThrow(() -> Problem.NO_COMPILER.exception(objective.signature().name()))
                    .compile(objective, update));
  }

  /**
   * The first operation of value and gradient whose result is not finite, at the parameters and
   * inputs of a workspace, if the objective or its compiler can tell.
   */
  public static Optional<Diagnosis> firstNonFinite(Objective objective, Workspace workspace) {
    return objective instanceof Diagnosable d
        ? d.firstNonFinite(workspace)
        : compiler(objective).flatMap(c -> c.firstNonFinite(objective, workspace));
  }

  private static Optional<KernelCompiler> compiler(Objective objective) {
    for (KernelCompiler compiler :
        ServiceLoader.load(KernelCompiler.class, Kernels.class.getClassLoader())) {
      if (compiler.accepts(objective)) {
        return Optional.of(compiler);
      }
    }
    return Optional.empty();
  }
}
