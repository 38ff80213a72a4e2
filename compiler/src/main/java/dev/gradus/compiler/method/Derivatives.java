package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.objects.Resolve;
import dev.gradus.compiler.optimise.Aliasing;
import dev.gradus.compiler.optimise.Optimiser;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The derivative programs of a method, stage by stage, each made when first asked for. */
final class Derivatives implements DerivativePrograms {
  private final ClassFiles files;
  private final Primal primal;
  private final boolean aliased;
  private final NestedDerivatives nested;
  private final Map<String, LoopProgram> stages = new LinkedHashMap<>();

  Derivatives(ClassFiles files, Primal primal, boolean aliased, NestedDerivatives nested) {
    this.files = files;
    this.primal = primal;
    this.aliased = aliased;
    this.nested = nested;
  }

  @Override
  public Map<String, LoopProgram> stages() {
    return stages;
  }

  private LoopProgram read() {
    return stage(
        "read",
        () -> {
          LoopProgram program =
              Resolve.method(files, nested, primal.owner(), primal.name(), primal.descriptor())
                  .program();
          return primal.arithmetic() == Arithmetic.FAST ? FastArithmetic.apply(program) : program;
        });
  }

  /** Serves callers that pass one array twice, too. */
  @Override
  public LoopProgram value() {
    return stage("optimised", () -> Optimiser.optimise(read(), Aliasing.MAY));
  }

  @Override
  public LoopProgram adjoint() {
    throw Problem.GRADIENT_UNAVAILABLE.exception("the adjoint", primal.describe(), "value");
  }

  @Override
  public LoopProgram tangent() {
    throw Problem.GRADIENT_UNAVAILABLE.exception("the tangent", primal.describe(), "value");
  }

  @Override
  public LoopProgram hessianProduct() {
    throw Problem.GRADIENT_UNAVAILABLE.exception("the product", primal.describe(), "value");
  }

  /**
   * Optimises what is called with distinct arrays only; functions beside the first may be called
   * with one array twice all the same.
   */
  private LoopProgram optimised(LoopProgram program) {
    boolean distinct = !aliased && program.functions().size() == 1;
    return Optimiser.optimise(program, distinct ? Aliasing.DISTINCT : Aliasing.MAY);
  }

  private LoopProgram stage(String name, Supplier<LoopProgram> maker) {
    LoopProgram known = stages.get(name);
    if (known == null) {
      known = Checker.check(maker.get(), name);
      stages.put(name, known);
    }
    return known;
  }
}
