package dev.gradus.compiler.differentiate;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.Problem;
import java.util.List;

/**
 * Which nodes carry derivatives: those that depend differentiably on the nodes differentiated by.
 */
final class Activity {
  private Activity() {}

  /** One flag per node id; {@code nodes} lists arguments before users and is dense in ids. */
  static boolean[] of(List<Node> nodes, List<Node> by) {
    boolean[] active = new boolean[nodes.size()];
    for (Node n : by) {
      active[n.id()] = true;
    }
    for (Node n : nodes) {
      for (int i = 0; i < n.arguments().size() && !active[n.id()]; i++) {
        active[n.id()] = active[n.argument(i).id()] && passes(n, i);
      }
    }
    return active;
  }

  /** Whether a derivative passes from a node to its argument number {@code index}. */
  static boolean passes(Node n, int index) {
    if (!n.argument(index).dtype().isReal() && !isScan(n.argument(index))) {
      return false;
    }
    NodeKind kind = n.kind();
    if (kind instanceof NodeKind.Elementwise e) {
      if (e.op().refuses(index)) {
        throw Problem.OPERAND_NOT_DIFFERENTIABLE.exception(
            e.op().name() + " at " + n.source(), e.op().operandNames().get(index));
      }
      return e.op().kind() == dev.gradus.dsl.op.ScalarOp.Kind.SELECT
          ? index > 0
          : e.op().partial(index).isPresent();
    }
    if (kind instanceof NodeKind.Reduce r) {
      return r.reduction() != NodeKind.Reduction.ARGMAX
          && r.reduction() != NodeKind.Reduction.ARGMIN;
    }
    if (kind instanceof NodeKind.Cast c) {
      return c.to().isReal();
    }
    if (kind instanceof NodeKind.Call c) {
      return c.active().contains(index);
    }
    return !(kind instanceof NodeKind.OneHot) && (isScan(n) || n.dtype().isReal());
  }

  private static boolean isScan(Node n) {
    return n.kind() instanceof NodeKind.Scan;
  }
}
