package dev.gradus.compiler.oracle;

import dev.gradus.compiler.adjoint.Adjoint;
import dev.gradus.compiler.adjoint.Checkpointing;
import dev.gradus.compiler.adjoint.Saving;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.objects.Resolve;
import dev.gradus.compiler.optimise.Aliasing;
import dev.gradus.compiler.optimise.Optimiser;
import dev.gradus.compiler.read.MethodReader;
import dev.gradus.compiler.rule.DerivativeRules;
import dev.gradus.compiler.tangent.Tangent;
import dev.gradus.compiler.tile.AlignedLoops;
import dev.gradus.compiler.tile.PairedLoops;
import dev.gradus.runtime.GradusException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Type;

/** The compiler as it is, but for loops of few iterations, which run in pairs and aligned, too. */
public final class CompiledMethods implements Differentiation {
  private final Saving saving;

  /** As in STRICT arithmetic. */
  public CompiledMethods() {
    this(true);
  }

  /**
   * @param rows whether loops may save in arrays of their own
   */
  CompiledMethods(boolean rows) {
    saving = new Saving(Checkpointing.NONE, rows);
  }

  @Override
  public LoopProgram read(Method method) {
    try {
      LoopProgram read =
          MethodReader.read(
              method.getDeclaringClass(), method.getName(), Type.getMethodDescriptor(method));
      return ProgramObjects.has(read) ? resolved(method) : read;
    } catch (GradusException e) {
      // Lambdas cannot be read by themselves, only together with what calls them.
      return resolved(method);
    }
  }

  @Override
  public LoopProgram primal(Method method) {
    return Optimiser.optimise(resolved(method));
  }

  private static LoopProgram resolved(Method method) {
    return Resolve.method(
            method.getDeclaringClass(), method.getName(), Type.getMethodDescriptor(method))
        .program();
  }

  @Override
  public Optional<LoopProgram> reverse(Method method, List<Integer> active, boolean mayAlias) {
    LoopProgram primal = optimised(resolved(method), mayAlias);
    LoopProgram adjoint =
        Adjoint.explain(
                primal,
                active,
                mayAlias
                    ? dev.gradus.compiler.adjoint.Aliasing.POSSIBLE
                    : dev.gradus.compiler.adjoint.Aliasing.NONE,
                DerivativeRules.builtIn(),
                saving)
            .program();
    return Optional.of(restructured(optimised(adjoint, mayAlias), mayAlias));
  }

  @Override
  public Optional<LoopProgram> forward(
      Method method, List<Integer> active, int directions, boolean mayAlias) {
    LoopProgram primal = optimised(resolved(method), true);
    LoopProgram tangent = optimised(Tangent.of(primal, active, directions), mayAlias);
    return Optional.of(restructured(tangent, mayAlias));
  }

  private static LoopProgram restructured(LoopProgram program, boolean mayAlias) {
    Aliasing aliasing = aliasing(program, mayAlias);
    return AlignedLoops.apply(PairedLoops.apply(program, aliasing, 1), aliasing, 1);
  }

  private static LoopProgram optimised(LoopProgram program, boolean mayAlias) {
    return Optimiser.optimise(program, aliasing(program, mayAlias));
  }

  /** Functions beside the first may be called with one array twice all the same. */
  static Aliasing aliasing(LoopProgram program, boolean mayAlias) {
    return !mayAlias && program.functions().size() == 1 ? Aliasing.DISTINCT : Aliasing.MAY;
  }
}
