package dev.gradus.compiler.method;

import dev.gradus.compiler.adjoint.SaveReport;
import dev.gradus.compiler.emit.GeneratedClass;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.read.ClassFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the compilation of derivatives made.
 *
 * @param stages name → program, in the order in which they were made; the last is what was emitted
 * @param report what the adjoint saves and computes again, if there is an adjoint
 * @param unheeded sentences about marks that do not hold in these derivatives
 * @param classes the class asked for, then its further parts
 */
public record MethodCompilation(
    Primal primal,
    Map<String, LoopProgram> stages,
    Optional<SaveReport> report,
    List<String> unheeded,
    List<GeneratedClass> classes) {
  public MethodCompilation {
    stages = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(stages));
    unheeded = List.copyOf(unheeded);
    classes = List.copyOf(classes);
  }

  /** The program that was emitted. */
  LoopProgram program() {
    return Optional.ofNullable(stages.get("outlined")).orElseThrow();
  }

  /**
   * Checks that the classes, defined beside others of their package, may use what they use.
   *
   * @throws dev.gradus.runtime.GradusException if something is hidden from them
   */
  public void checkAccess(ClassFiles files) {
    MemberAccess.check(program(), files, Optional.of(classes.get(0).name().replace('.', '/')));
  }
}
