package dev.gradus.compiler.differentiate;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.op.ArithmeticOps;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The derivative of the objective by one node, gathered from its users; for a scan, one per result.
 */
final class Cotangent {
  private Node sum;
  private boolean masked = true;
  private final TreeMap<Integer, Node> picks = new TreeMap<>();

  /** The first contribution assigns, later ones add. */
  void add(Node value, boolean valueMasked, GraphBuilder builder) {
    sum = sum == null ? value : builder.apply(ArithmeticOps.ADD, sum, value);
    masked &= valueMasked;
  }

  void setPick(int index, Node value, GraphBuilder builder) {
    picks.merge(index, value, (a, b) -> builder.apply(ArithmeticOps.ADD, a, b));
  }

  Node single() {
    return sum;
  }

  Optional<Node> pick(int index) {
    return Optional.ofNullable(picks.get(index));
  }

  /**
   * Whether every contribution came through a selection, so that the sum is 0 where its branch was
   * not taken.
   */
  boolean masked() {
    return masked;
  }
}
