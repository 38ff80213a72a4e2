package dev.gradus.compiler.differentiate;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.List;

/** The vector-Jacobian product of every kind of node, by kind. */
final class Rules {
  private Rules() {}

  /** What the node adds to the cotangents of its active arguments. */
  static List<Contribution> pull(GraphBuilder b, Node n, Cotangent cotangent, boolean[] active) {
    List<Contribution> result = new ArrayList<>();
    for (int i = 0; i < n.arguments().size(); i++) {
      Node to = n.argument(i);
      if (!active[to.id()] || !Activity.passes(n, i)) {
        continue;
      }
      if (n.kind() instanceof NodeKind.Pick p) {
        result.add(new Contribution(to, cotangent.single(), cotangent.masked(), p.index()));
      } else {
        boolean selects =
            n.kind() instanceof NodeKind.Elementwise e && e.op().kind() == ScalarOp.Kind.SELECT;
        Node value = product(b, n, i, cotangent);
        result.add(new Contribution(to, value, selects || cotangent.masked()));
      }
    }
    return result;
  }

  private static Node product(GraphBuilder b, Node n, int index, Cotangent cotangent) {
    Node g = cotangent.single();
    NodeKind kind = n.kind();
    if (kind instanceof NodeKind.Elementwise e) {
      return ElementwiseRule.pull(b, n, e.op(), index, cotangent);
    } else if (kind instanceof NodeKind.Reduce r) {
      return ReduceRule.pull(b, n, r, g);
    } else if (kind instanceof NodeKind.Contract c) {
      return ContractRule.pull(b, n, c, index, g);
    } else if (kind instanceof NodeKind.Cast) {
      return b.add(new NodeKind.Cast(n.argument(0).dtype()), List.of(g));
    } else if (kind instanceof NodeKind.Gather) {
      int extent = n.argument(0).shape().extent(0);
      return b.add(new NodeKind.ScatterAdd(extent), List.of(n.argument(1), g));
    } else if (kind instanceof NodeKind.ScatterAdd) {
      return b.add(new NodeKind.Gather(), List.of(g, n.argument(0)));
    } else if (kind instanceof NodeKind.Call c) {
      List<Node> operands = new ArrayList<>(n.arguments());
      operands.add(g);
      return b.add(new NodeKind.CallPull(c, index), operands);
    } else if (kind instanceof NodeKind.CallPull c) {
      throw Problem.CALL_NOT_DIFFERENTIABLE.exception(c.call().method(), n.source());
    }
    return ViewRules.pull(b, n, index, g);
  }
}
