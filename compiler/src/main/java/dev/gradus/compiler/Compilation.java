package dev.gradus.compiler;

import dev.gradus.compiler.emit.GeneratedClass;
import dev.gradus.compiler.emit.GeneratedClasses;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphPrinter;
import dev.gradus.dsl.rewrite.RewritePass;
import dev.gradus.dsl.rewrite.Rewrites;
import dev.gradus.runtime.CompiledKernel;
import dev.gradus.runtime.GeneratedKernel;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.optim.UpdateFormula;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything a compilation made, stage by stage.
 *
 * @param written the graph as the model's definition writes it
 * @param graph the model's graph
 * @param graphs the graphs lowered
 * @param lowered the loop program as lowering leaves it
 * @param program the loop program as it was emitted
 */
public record Compilation(
    Graph written,
    Graph graph,
    KernelGraphs graphs,
    LoopProgram lowered,
    LoopProgram program,
    Layout layout,
    UpdateFormula update,
    List<GeneratedClass> classes) {

  /** Loads the generated class. Every call loads it anew. */
  public Kernel kernel() {
    Class<?> type = GeneratedClasses.define(classes, Optional.empty());
    try {
      GeneratedKernel code = (GeneratedKernel) type.getConstructor().newInstance();
      return new CompiledKernel(code, layout, update);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("generated class " + type + " cannot be made", e);
    }
  }

  /** The readable form of the emitted program. */
  public String listing() {
    return Printer.print(program);
  }

  /**
   * Readable text by stage, in order: file name without ending → text. The graphs stand there
   * before rewriting and after every pass of it.
   */
  public Map<String, String> stages() {
    Map<String, String> stages = new LinkedHashMap<>();
    rewriting("1-graph", written, stages);
    rewriting("2-gradient", graphs.derived(), stages);
    stages.put("3-lowered", Printer.print(lowered));
    stages.put("4-outlined", listing());
    return stages;
  }

  private static void rewriting(String name, Graph before, Map<String, String> stages) {
    stages.put(name, GraphPrinter.print(before));
    int number = 0;
    for (RewritePass pass : Rewrites.passes(before)) {
      String rules =
          pass.applied().isEmpty()
              ? "no rule applies any more"
              : pass.applied().entrySet().stream()
                  .map(e -> e.getKey() + " " + e.getValue() + "x")
                  .collect(Collectors.joining(", "));
      String text = "# pass " + ++number + ": " + rules + "\n" + GraphPrinter.print(pass.graph());
      stages.put(name + "-pass-" + number, text);
    }
  }

  /** Writes every stage as text, and the classes, into a directory. */
  public void writeTo(Path directory) {
    try {
      for (Map.Entry<String, String> e : stages().entrySet()) {
        TextFile.write(directory.resolve(e.getKey() + ".txt"), e.getValue());
      }
      GeneratedClasses.writeTo(directory, classes);
    } catch (IOException e) {
      throw Problem.DUMP_UNWRITABLE.exception(directory, e);
    }
  }
}
