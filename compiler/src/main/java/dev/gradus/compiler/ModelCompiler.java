package dev.gradus.compiler;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.interpret.Interpreter;
import dev.gradus.dsl.interpret.NonFinite;
import dev.gradus.dsl.interpret.WorkspaceValues;
import dev.gradus.runtime.Diagnosis;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.KernelCompiler;
import dev.gradus.runtime.Objective;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.Optional;

/** Compiles models for the runtime, which finds this as a service. */
public final class ModelCompiler implements KernelCompiler {
  @Override
  public boolean accepts(Objective objective) {
    return objective instanceof Model;
  }

  @Override
  public Kernel compile(Objective objective, UpdateFormula update) {
    return Compiler.compile((Model) objective, update).kernel();
  }

  @Override
  public Optional<Diagnosis> firstNonFinite(Objective objective, Workspace workspace) {
    Model model = (Model) objective;
    Graph graph = KernelGraphs.of(model.graph(), model.signature()).derived();
    return Interpreter.firstNonFinite(
            graph, WorkspaceValues.inputs(graph, workspace), workspace.batch)
        .map(NonFinite::diagnosis);
  }
}
