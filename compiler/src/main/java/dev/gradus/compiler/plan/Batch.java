package dev.gradus.compiler.plan;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;

/** What a node has to do with the batch. */
public final class Batch {
  private Batch() {}

  /** Whether the node has one part per row of the batch. A scan counts if any operand does. */
  public static boolean isBatched(Node n) {
    return n.kind() instanceof NodeKind.Scan
        ? n.arguments().stream().anyMatch(Batch::isBatched)
        : n.shape().isBatched();
  }

  /** Whether the node adds up (or otherwise reduces) over the batch. */
  public static boolean isReduction(Node n) {
    return !isBatched(n)
        && !(n.kind() instanceof NodeKind.Pick)
        && n.arguments().stream().anyMatch(a -> a.shape().isBatched());
  }
}
