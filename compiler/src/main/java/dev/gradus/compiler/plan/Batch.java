package dev.gradus.compiler.plan;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import java.util.List;

/** What a node has to do with the batch. */
public final class Batch {
  private Batch() {}

  /** Whether the node has one part per row of the batch. A scan counts if any operand does. */
  public static boolean isBatched(Node n) {
    if (!(n.kind() instanceof NodeKind.Scan)) {
      return n.shape().isBatched();
    }
    return n.arguments().stream().anyMatch(Batch::isBatched);
  }

  /** Whether the node adds up (or otherwise reduces) over the batch. */
  public static boolean isReduction(Node n) {
    if (isBatched(n) || n.kind() instanceof NodeKind.Pick) {
      return false;
    }
    List<Node> arguments = n.arguments();
    int i = 0;
    while (i < arguments.size() && !arguments.get(i).shape().isBatched()) {
      i++;
    }
    return i < arguments.size();
  }
}
