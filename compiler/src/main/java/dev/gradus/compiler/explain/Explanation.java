package dev.gradus.compiler.explain;

import dev.gradus.compiler.Compilation;
import dev.gradus.compiler.Compiler;
import dev.gradus.dsl.Model;
import dev.gradus.dsl.graph.GraphPrinter;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.optim.UpdateFormula;

/**
 * What happens to a model, in sections: its graph, the chain of local derivatives from parameters
 * to objective, the adjoint (the gradient as a graph), and the loop program that is emitted as
 * bytecode.
 */
public final class Explanation {
  private Explanation() {}

  /** The explanation of a model; compiles it on the way. */
  public static String of(Model model) {
    Compilation c = Compiler.compile(model, UpdateFormula.NONE);
    StringBuilder text = new StringBuilder();
    section(text, "graph", heading(model.signature()) + GraphPrinter.print(c.graphs().value()));
    section(text, "forward chain", ForwardChain.print(c.graphs().value(), model.signature()));
    section(text, "adjoint", GraphPrinter.print(c.graphs().gradient()));
    section(text, "loop program", c.listing());
    return text.toString();
  }

  private static String heading(Signature s) {
    return s.name() + ": " + s.dtype() + ", " + s.arithmetic() + "\n";
  }

  private static void section(StringBuilder text, String title, String body) {
    text.append("== ").append(title).append(" ==\n").append(body.stripTrailing()).append("\n\n");
  }
}
