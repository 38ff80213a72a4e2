package dev.gradus.compiler;

import dev.gradus.compiler.emit.ClassSpec;
import dev.gradus.compiler.emit.Emitter;
import dev.gradus.compiler.emit.GeneratedClass;
import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.lower.EntryPoints;
import dev.gradus.compiler.lower.Lowered;
import dev.gradus.compiler.lower.Programs;
import dev.gradus.compiler.lower.Tuning;
import dev.gradus.compiler.optimise.Optimiser;
import dev.gradus.compiler.outline.Outliner;
import dev.gradus.dsl.Model;
import dev.gradus.dsl.graph.Graph;
import dev.gradus.runtime.GeneratedKernel;
import dev.gradus.runtime.GeneratedRows;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.List;
import java.util.Locale;

/** Compiles objectives: differentiate, rewrite, lower, tidy, outline, emit. */
public final class Compiler {
  /** Every stage is checked where assertions are on; what is emitted always is. */
  private static final boolean CHECKING = Compiler.class.desiredAssertionStatus();

  private Compiler() {}

  /** Compiles a model; the kernel's {@code step} performs the update. */
  public static Compilation compile(Model model, UpdateFormula update) {
    return compile(model, update, CompilerOptions.fromSystemProperties());
  }

  /** Compiles a model; the kernel's {@code step} performs the update. */
  public static Compilation compile(Model model, UpdateFormula update, CompilerOptions options) {
    return compile(
        model.written(),
        model.graph(),
        model.signature(),
        update,
        options,
        className(model.signature()));
  }

  /**
   * As the other, with a name for the class.
   *
   * @param className internal name
   */
  public static Compilation compile(
      Model model, UpdateFormula update, CompilerOptions options, String className) {
    return compile(model.written(), model.graph(), model.signature(), update, options, className);
  }

  /**
   * Compiles a graph.
   *
   * @param graph inputs: parameters and inputs in the order of the signature; outputs: the
   *     objective, then the named outputs
   */
  public static Compilation compile(
      Graph graph, Signature signature, UpdateFormula update, CompilerOptions options) {
    return compile(graph, graph, signature, update, options, className(signature));
  }

  private static Compilation compile(
      Graph written,
      Graph graph,
      Signature signature,
      UpdateFormula update,
      CompilerOptions options,
      String className) {
    KernelGraphs graphs = KernelGraphs.of(graph, signature);
    Lowered lowered = lower(graphs, signature, update);
    if (CHECKING) {
      Checker.check(lowered.program(), "lower");
    }
    LoopProgram tidied = Optimiser.tidy(lowered.program());
    Lowered outlined = EntryPoints.of(Outliner.outline(tidied), lowered.layout());
    Checker.check(outlined.program(), "outline");
    LoopProgram program = outlined.program();
    List<GeneratedClass> classes = emit(program, signature, options, className);
    Compilation result =
        new Compilation(
            written, graph, graphs, tidied, program, outlined.layout(), update, classes);
    options.dump().ifPresent(result::writeTo);
    return result;
  }

  private static Lowered lower(KernelGraphs graphs, Signature signature, UpdateFormula update) {
    return Programs.lower(
        signature, graphs.value(), graphs.gradient(), graphs.outputs(), update, Tuning.DEFAULT);
  }

  private static List<GeneratedClass> emit(
      LoopProgram program, Signature signature, CompilerOptions options, String className) {
    ClassSpec spec = new ClassSpec(className, interfaces(program), signature.name());
    Emitter.Options emitting = Emitter.Options.DEFAULT;
    return Emitter.emit(program, spec, options.verify() ? emitting.verifying() : emitting);
  }

  /** What the class of a kernel implements. */
  static List<Class<?>> interfaces(LoopProgram program) {
    boolean rows = program.functions().stream().anyMatch(f -> f.name().equals(Programs.ROWS));
    return rows
        ? List.of(GeneratedKernel.class, GeneratedRows.class)
        : List.of(GeneratedKernel.class);
  }

  /** Internal name of the class generated for an objective. */
  static String className(Signature signature) {
    StringBuilder name = new StringBuilder("dev/gradus/generated/");
    boolean upper = true;
    for (char c : signature.name().toCharArray()) {
      if (Character.isLetterOrDigit(c) && c < 128) {
        String s = String.valueOf(c);
        name.append(upper ? s.toUpperCase(Locale.ROOT) : s);
        upper = false;
      } else {
        upper = true;
      }
    }
    return name.append("Kernel").toString();
  }
}
