package dev.gradus.compiler.method;

import dev.gradus.compiler.CompilerOptions;
import dev.gradus.compiler.adjoint.SaveReport;
import dev.gradus.compiler.emit.GeneratedClass;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.read.ClassFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What becomes of a method, in sections: its loop program, what the reverse sweep finds saved and
 * what it computes again, the adjoint, the size of the save area and of the emitted methods.
 */
public final class MethodExplanation {
  private final StringBuilder text = new StringBuilder();

  private MethodExplanation() {}

  /**
   * Explains every static method of a class that has the name.
   *
   * @param loader finds the class file
   * @param owner name of the class, with dots
   */
  public static String of(ClassLoader loader, String owner, String method) {
    ClassFiles files = ClassFiles.of(loader);
    MethodExplanation explanation = new MethodExplanation();
    for (Primal primal : Primals.named(files, owner.replace('.', '/'), method)) {
      explanation.explain(files, primal);
    }
    return explanation.text.toString();
  }

  private void explain(ClassFiles files, Primal primal) {
    MethodCompiler compiler = new MethodCompiler(files, CompilerOptions.fromSystemProperties());
    explain(compiler.compile(primal));
  }

  /** Explains what a compilation made. */
  public static String of(MethodCompilation compilation) {
    MethodExplanation explanation = new MethodExplanation();
    explanation.explain(compilation);
    return explanation.text.toString();
  }

  private void explain(MethodCompilation c) {
    Map<String, LoopProgram> stages = c.stages();
    section("method", c.primal().describe() + "\n" + activity(c.primal()));
    section("program", program(stages, "optimised"));
    c.report().ifPresent(report -> adjoint(report, program(stages, "adjoint")));
    if (c.report().isEmpty() && stages.containsKey("tangent")) {
      section("tangent", program(stages, "tangent"));
    }
    stages.forEach(
        (name, program) -> {
          if (name.endsWith(RestructuredPrograms.IN_TILES)
              || name.endsWith(RestructuredPrograms.IN_PAIRS)
              || name.endsWith(RestructuredPrograms.ALIGNED)) {
            section(name, program(stages, name));
          }
        });
    if (!c.unheeded().isEmpty()) {
      section("marks that do not hold", "  " + String.join("\n  ", c.unheeded()));
    }
    section("size", sizes(c.classes()));
  }

  private void adjoint(SaveReport report, String program) {
    StringBuilder saved = new StringBuilder();
    for (SaveReport.Saved s : report.saved()) {
      saved.append("  ").append(s.type()).append(' ').append(s.value()).append(", ");
      saved.append(s.where()).append(": ").append(s.why()).append('\n');
    }
    StringBuilder recomputed = new StringBuilder();
    for (SaveReport.Recomputed r : report.recomputed()) {
      recomputed.append("  ").append(r.value()).append(", ").append(r.where()).append('\n');
    }
    section("saved", orNothing(saved));
    section("recomputed", orNothing(recomputed));
    if (!report.fused().isEmpty()) {
      section("forwards and backwards at once", "  " + String.join("\n  ", report.fused()));
    }
    if (!report.snapshots().isEmpty()) {
      StringBuilder loops = new StringBuilder();
      report.snapshots().forEach(s -> loops.append("  ").append(s).append('\n'));
      section("checkpointed", loops.toString());
    }
    section("adjoint", program);
    section("save area", "  bytes per call: " + report.bytes());
  }

  private static String orNothing(StringBuilder lines) {
    return lines.length() == 0 ? "  nothing\n" : lines.toString();
  }

  private static String activity(Primal primal) {
    StringBuilder list = new StringBuilder();
    for (Primal.Parameter p : primal.parameters()) {
      String how = p.active() ? "differentiated by" : "a constant";
      list.append("  ").append(p.type()).append(' ').append(p.name()).append(": ").append(how);
      list.append('\n');
    }
    return list.toString();
  }

  private static String program(Map<String, LoopProgram> stages, String stage) {
    return Printer.print(Optional.ofNullable(stages.get(stage)).orElseThrow());
  }

  private static String sizes(List<GeneratedClass> classes) {
    StringBuilder list = new StringBuilder();
    sizesByMethod(classes)
        .forEach(
            (name, size) ->
                list.append("  ")
                    .append(name)
                    .append(": ")
                    .append(size)
                    .append(" bytes of code\n"));
    return list.toString();
  }

  /** Bytes of code of each static method, the work of a derivative, by name. */
  public static Map<String, Integer> sizesByMethod(List<GeneratedClass> classes) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (GeneratedClass generated : classes) {
      new ClassReader(generated.bytes())
          .accept(
              new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] thrown) {
                  return new CodeSizes() {
                    @Override
                    public void visitEnd() {
                      if ((access & Opcodes.ACC_STATIC) != 0) {
                        sizes.put(name, getMaxSize());
                      }
                    }
                  };
                }
              },
              0);
    }
    return sizes;
  }

  private void section(String title, String body) {
    text.append("== ").append(title).append(" ==\n").append(body.stripTrailing()).append("\n\n");
  }
}
