package dev.gradus.compiler.differentiate;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reverse mode on a graph: one walk over the nodes from last to first, each handing its cotangent
 * on to its arguments by the rule of its kind. (Griewank and Walther, Evaluating Derivatives,
 * section 3.2.)
 */
final class VectorJacobian {
  private final GraphBuilder builder;
  private final List<Node> nodes;
  private final boolean[] active;
  private final Cotangent[] cotangents;

  private VectorJacobian(GraphBuilder builder, List<Node> by) {
    this.builder = builder;
    this.nodes = builder.nodes();
    this.active = Activity.of(nodes, by);
    this.cotangents = new Cotangent[nodes.size()];
  }

  /**
   * The cotangents of {@code by} (nodes of the builder), given those of {@code outputs}; zeros
   * where none arrives.
   */
  static List<Node> pull(
      GraphBuilder builder, List<Node> outputs, List<Node> seeds, List<Node> by) {
    VectorJacobian walk = new VectorJacobian(builder, by);
    for (int i = 0; i < outputs.size(); i++) {
      walk.add(outputs.get(i), seeds.get(i), false);
    }
    for (int id = walk.nodes.size() - 1; id >= 0; id--) {
      walk.visit(walk.nodes.get(id));
    }
    List<Node> result = new ArrayList<>();
    for (Node n : by) {
      Cotangent c = walk.cotangents[n.id()];
      result.add(c == null ? builder.full(0.0, n.shape(), n.dtype()) : c.single());
    }
    return result;
  }

  private void visit(Node n) {
    Cotangent cotangent = cotangents[n.id()];
    if (cotangent == null || !active[n.id()] || n.arguments().isEmpty()) {
      return;
    }
    List<Contribution> contributions =
        n.kind() instanceof NodeKind.Scan
            ? ScanRule.pull(builder, n, cotangent, active)
            : Rules.pull(builder, n, cotangent, active);
    for (Contribution c : contributions) {
      if (c.to().kind() instanceof NodeKind.Scan) {
        cotangentOf(c.to()).setPick(c.pick(), c.value(), builder);
      } else {
        add(c.to(), c.value(), c.masked());
      }
    }
  }

  private void add(Node to, Node value, boolean masked) {
    cotangentOf(to).add(value, masked, builder);
  }

  private Cotangent cotangentOf(Node n) {
    if (cotangents[n.id()] == null) {
      cotangents[n.id()] = new Cotangent();
    }
    return cotangents[n.id()];
  }
}
