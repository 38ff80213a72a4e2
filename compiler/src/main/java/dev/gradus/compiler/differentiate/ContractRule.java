package dev.gradus.compiler.differentiate;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind.Contract;
import java.util.List;

/**
 * A contraction is linear in each operand: its derivative is a contraction of the cotangent with
 * the other one.
 */
final class ContractRule {
  private ContractRule() {}

  static Node pull(GraphBuilder b, Node n, Contract c, int index, Node g) {
    return index == 0
        ? b.add(new Contract(c.result(), c.right(), c.left()), List.of(g, n.argument(1)))
        : b.add(new Contract(c.left(), c.result(), c.right()), List.of(n.argument(0), g));
  }
}
