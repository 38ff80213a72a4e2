package dev.gradus.compiler.differentiate;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.NodeKind.Scan;
import java.util.List;

/**
 * A graph's nodes copied into a builder, made ready for reverse mode: every scan that carries
 * derivatives also returns the carries each of its steps began with, which the reverse scan needs.
 */
final class ForwardCopy {
  private final Node[] copies;

  private ForwardCopy(Node[] copies) {
    this.copies = copies;
  }

  static ForwardCopy of(Graph graph, List<Node> by, GraphBuilder builder) {
    boolean[] active = Activity.of(graph.nodes(), by);
    Node[] copies = new Node[graph.nodes().size()];
    for (Node n : graph.nodes()) {
      List<Node> arguments = n.arguments(copies);
      if (n.kind() instanceof NodeKind.Parameter p) {
        copies[n.id()] = builder.parameter(p.index(), p.name(), n.shape(), n.dtype());
      } else if (n.kind() instanceof NodeKind.Input i) {
        copies[n.id()] = builder.input(i.index(), i.name(), n.shape(), n.dtype());
      } else {
        NodeKind kind =
            n.kind() instanceof Scan s && active[n.id()] ? ScanRule.keepingCarries(s) : n.kind();
        copies[n.id()] = builder.add(kind, arguments, n.source());
      }
    }
    return new ForwardCopy(copies);
  }

  Node node(Node original) {
    return copies[original.id()];
  }
}
