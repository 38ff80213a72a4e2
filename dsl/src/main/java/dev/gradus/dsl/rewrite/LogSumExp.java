package dev.gradus.dsl.rewrite;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.NodeKind.Reduction;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ComparisonOps;
import dev.gradus.dsl.op.ExponentialOps;
import dev.gradus.dsl.op.SelectionOps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * log(sum(exp(x))) → m + log(sum(exp(x − m))), m = max(x), which never overflows. Left alone where
 * x already has a maximum taken off.
 */
final class LogSumExp implements Rewrite {
  @Override
  public String description() {
    return "log(sum(exp(x))) → m + log(sum(exp(x − m))), m = max(x)";
  }

  @Override
  public boolean isExact() {
    return false;
  }

  @Override
  public Optional<Node> apply(GraphBuilder b, Node n) {
    if (!Pattern.is(n, ExponentialOps.LOG)
        || !(n.argument(0).kind() instanceof NodeKind.Reduce r)
        || r.reduction() != Reduction.SUM
        || !Pattern.is(n.argument(0).argument(0), ExponentialOps.EXP)) {
      return Optional.empty();
    }
    Node x = n.argument(0).argument(0).argument(0);
    boolean empty = r.axes().stream().anyMatch(a -> x.shape().extent(a) == 0);
    if (empty || isShifted(x)) {
      return Optional.empty();
    }
    Node most = b.add(new NodeKind.Reduce(Reduction.MAX, r.axes()), List.of(x));
    Node infinite =
        b.apply(
            ComparisonOps.EQUAL,
            b.apply(ArithmeticOps.ABS, most),
            Pattern.full(b, Double.POSITIVE_INFINITY, most));
    Node shift =
        b.apply(
            SelectionOps.STOP_GRADIENT,
            b.apply(SelectionOps.SELECT, infinite, Pattern.full(b, 0, most), most));
    Node spread = b.add(new NodeKind.Expand(x.shape(), kept(x.shape(), r.axes())), List.of(shift));
    Node exps = b.apply(ExponentialOps.EXP, b.apply(ArithmeticOps.SUBTRACT, x, spread));
    Node sum = b.add(new NodeKind.Reduce(Reduction.SUM, r.axes()), List.of(exps));
    return Optional.of(b.apply(ArithmeticOps.ADD, shift, b.apply(ExponentialOps.LOG, sum)));
  }

  /** Whether x is something minus a value spread over the summed axes. */
  private static boolean isShifted(Node x) {
    return Pattern.is(x, ArithmeticOps.SUBTRACT)
        && x.argument(1).kind() instanceof NodeKind.Expand
        && Pattern.uniform(x.argument(1)).isEmpty();
  }

  private static List<Integer> kept(Shape shape, List<Integer> axes) {
    List<Integer> kept = new ArrayList<>();
    for (int a = 0; a < shape.rank(); a++) {
      if (!axes.contains(a)) {
        kept.add(a);
      }
    }
    return kept;
  }
}
