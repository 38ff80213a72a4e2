package dev.gradus.dsl.rewrite;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.op.ScalarOp;
import java.util.OptionalDouble;

/** Questions that rules ask of nodes. */
public final class Pattern {
  private Pattern() {}

  /** Whether a node applies an operator. */
  public static boolean is(Node n, ScalarOp op) {
    return n.kind() instanceof NodeKind.Elementwise e && e.op() == op;
  }

  /**
   * The number that every element equals, where the node is a literal scalar or a broadcast of one.
   */
  public static OptionalDouble uniform(Node n) {
    Node x = n.kind() instanceof NodeKind.Expand ? n.argument(0) : n;
    return x.kind() instanceof NodeKind.Constant c && c.values().length() == 1
        ? OptionalDouble.of(c.values().get(0))
        : OptionalDouble.empty();
  }

  static boolean isUniform(Node n, double value) {
    OptionalDouble found = uniform(n);
    return found.isPresent() && Double.compare(found.getAsDouble(), value) == 0;
  }

  /** A tensor like {@code n} filled with a number. */
  static Node full(GraphBuilder b, double value, Node n) {
    return b.full(value, n.shape(), n.dtype());
  }
}
