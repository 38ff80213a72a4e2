package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.objects.Resolve;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.runtime.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The derivative programs of a method, stage by stage, each made when first asked for. */
final class Derivatives implements DerivativePrograms {
  private final ClassFiles files;
  private final Primal primal;
  private final boolean aliased;
  private final Map<String, LoopProgram> stages = new LinkedHashMap<>();

  Derivatives(ClassFiles files, Primal primal, boolean aliased) {
    this.files = files;
    this.primal = primal;
    this.aliased = aliased;
  }

  @Override
  public Map<String, LoopProgram> stages() {
    return stages;
  }

  private LoopProgram read() {
    return stage(
        "read",
        () -> Resolve.method(files, primal.owner(), primal.name(), primal.descriptor()).program());
  }

  @Override
  public LoopProgram value() {
    return read();
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

  private LoopProgram stage(String name, Supplier<LoopProgram> maker) {
    LoopProgram known = stages.get(name);
    if (known == null) {
      known = Checker.check(maker.get(), name);
      stages.put(name, known);
    }
    return known;
  }
}
