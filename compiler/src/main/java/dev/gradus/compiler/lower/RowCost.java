package dev.gradus.compiler.lower;

import dev.gradus.compiler.plan.Stage;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.Arithmetic;

/** What a row of a loop over the batch costs, roughly. */
final class RowCost {
  /** An elementary function takes as long as so many additions. */
  private static final int ELEMENTARY = 8;

  private RowCost() {}

  /** Scalar operations of a row. */
  static int of(Stage stage, Arithmetic arithmetic) {
    long cost = 1;
    for (Node n : stage.nodes()) {
      cost += of(n, arithmetic);
    }
    for (Node n : stage.reductions()) {
      cost += of(n, arithmetic);
    }
    return (int) Math.min(cost, Integer.MAX_VALUE);
  }

  private static long of(Node n, Arithmetic arithmetic) {
    if (n.kind() instanceof NodeKind.Input) {
      return 0;
    }
    return RowLoop.isBlock(n, arithmetic)
        ? (long) ELEMENTARY * n.shape().size()
        : Math.max(Elements.cost(n), n.shape().size());
  }
}
