package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.UpdateFormula;
import dev.gradus.runtime.optim.WorkspaceUpdate;

/**
 * What both tapes have in common as kernels. A tape keeps its record per thread, so that it may be
 * shared like any kernel.
 */
abstract class TapedKernel implements Kernel {
  private final Signature signature;
  private final Layout layout;
  private final UpdateFormula update;
  private final ThreadLocal<WorkspaceUpdate> updaters;

  TapedKernel(Signature signature, UpdateFormula update) {
    this.signature = signature;
    this.update = update;
    layout = Layout.of(signature, update.states());
    updaters = ThreadLocal.withInitial(() -> new WorkspaceUpdate(update));
  }

  static Graph objectiveOf(Graph graph) {
    return GraphBuilder.extract(graph, graph.outputs().subList(0, 1));
  }

  static Graph outputsOf(Graph graph) {
    return GraphBuilder.extract(graph, graph.outputs().subList(1, graph.outputs().size()));
  }

  final boolean isTrained(Node n) {
    return n.kind() instanceof NodeKind.Parameter p
        && !signature.parameters().get(p.index()).frozen();
  }

  @Override
  public final Signature signature() {
    return signature;
  }

  @Override
  public final Layout layout() {
    return layout;
  }

  @Override
  public final UpdateFormula update() {
    return update;
  }

  @Override
  public final double step(Workspace w) {
    double value = valueAndGradient(w);
    updaters.get().run(w, signature);
    return value;
  }
}
