package dev.gradus.compiler;

import dev.gradus.compiler.differentiate.Gradient;
import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.rewrite.Rewrites;
import dev.gradus.runtime.Signature;
import java.util.ArrayList;
import java.util.List;

/**
 * The graphs a kernel is made of, all ready for lowering.
 *
 * @param value outputs: the objective
 * @param derived the gradient as differentiation leaves it
 * @param gradient the same rewritten; outputs: the objective, then the gradient by every parameter
 *     not frozen
 * @param outputs outputs: the named outputs
 */
public record KernelGraphs(Graph value, Graph derived, Graph gradient, Graph outputs) {

  /**
   * Differentiates and rewrites.
   *
   * @param graph a model's graph: parameters and inputs in the order of the signature; objective,
   *     then named outputs
   */
  public static KernelGraphs of(Graph graph, Signature signature) {
    Graph value = only(graph, graph.outputs().subList(0, 1));
    List<Node> trained = new ArrayList<>();
    for (Node n : value.inputs()) {
      if (n.kind() instanceof NodeKind.Parameter p
          && !signature.parameters().get(p.index()).frozen()) {
        trained.add(n);
      }
    }
    Graph derived = Gradient.of(value, trained);
    Graph outputs = only(graph, graph.outputs().subList(1, graph.outputs().size()));
    return new KernelGraphs(value, derived, Rewrites.apply(derived), outputs);
  }

  /** What some of the outputs need, with all the inputs. */
  private static Graph only(Graph graph, List<Node> outputs) {
    if (outputs.equals(graph.outputs())) {
      return graph;
    }
    return GraphBuilder.extract(graph, outputs);
  }
}
