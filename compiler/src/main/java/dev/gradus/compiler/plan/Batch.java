package dev.gradus.compiler.plan;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;

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
    for (Node a : n.arguments()) {
      if (a.shape().isBatched()) {
        return true;
      }
    }
    return false;
  }
}
