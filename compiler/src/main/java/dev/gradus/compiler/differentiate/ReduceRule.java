package dev.gradus.compiler.differentiate;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ComparisonOps;
import dev.gradus.dsl.op.SelectionOps;
import java.util.ArrayList;
import java.util.List;

/**
 * A sum hands its cotangent to every term; an extreme shares it evenly among the elements that
 * attain it.
 */
final class ReduceRule {
  private ReduceRule() {}

  static Node pull(GraphBuilder b, Node n, NodeKind.Reduce reduce, Node g) {
    Node x = n.argument(0);
    List<Integer> kept = kept(x, reduce);
    if (reduce.reduction() == NodeKind.Reduction.SUM) {
      return b.add(new NodeKind.Expand(x.shape(), kept), List.of(g));
    }
    Node extreme = b.add(new NodeKind.Expand(x.shape(), kept), List.of(n));
    Node attains = b.apply(ComparisonOps.EQUAL, x, extreme);
    Node zero = b.full(0.0, x.shape(), x.dtype());
    Node one = b.full(1.0, x.shape(), x.dtype());
    Node indicator = b.apply(SelectionOps.SELECT, attains, one, zero);
    Node count =
        b.add(new NodeKind.Reduce(NodeKind.Reduction.SUM, reduce.axes()), List.of(indicator));
    Node share = b.apply(ArithmeticOps.DIVIDE, g, count);
    Node spread = b.add(new NodeKind.Expand(x.shape(), kept), List.of(share));
    return b.apply(SelectionOps.SELECT, attains, spread, zero);
  }

  private static List<Integer> kept(Node x, NodeKind.Reduce reduce) {
    List<Integer> kept = new ArrayList<>();
    for (int axis = 0; axis < x.shape().rank(); axis++) {
      if (!reduce.axes().contains(axis)) {
        kept.add(axis);
      }
    }
    return kept;
  }
}
