package dev.gradus.compiler.explain;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphPrinter;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.op.Formula;
import dev.gradus.dsl.op.FormulaText;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Signature;
import java.util.List;
import java.util.Optional;

/**
 * The steps from the parameters to the objective, each with the local derivative on every edge that
 * a derivative flows back along.
 */
final class ForwardChain {
  private final Graph graph;
  private final boolean[] active;

  private ForwardChain(Graph graph, Signature signature) {
    this.graph = graph;
    this.active = new boolean[graph.nodes().size()];
    for (Node n : graph.nodes()) {
      boolean trained =
          n.kind() instanceof NodeKind.Parameter p
              && !signature.parameters().get(p.index()).frozen();
      active[n.id()] = trained || n.arguments().stream().anyMatch(a -> active[a.id()]);
    }
  }

  static String print(Graph graph, Signature signature) {
    return new ForwardChain(graph, signature).print();
  }

  private String print() {
    StringBuilder text = new StringBuilder();
    for (Node n : graph.nodes()) {
      if (active[n.id()]) {
        text.append(GraphPrinter.line(n)).append('\n');
        for (int i = 0; i < n.arguments().size(); i++) {
          Node a = n.argument(i);
          if (active[a.id()]) {
            text.append(edge(n, i)).append('\n');
          }
        }
      }
    }
    return text.append("L = ").append(graph.outputs().get(0)).append('\n').toString();
  }

  private static String edge(Node n, int index) {
    Node a = n.argument(index);
    String name = a.kind() instanceof NodeKind.Parameter p ? p.name() : a.toString();
    return "    " + name + " → " + n + "   ∂" + n + "/∂" + name + " = " + derivative(n, index);
  }

  private static String derivative(Node n, int index) {
    List<String> names = n.arguments().stream().map(ForwardChain::name).toList();
    if (n.kind() instanceof NodeKind.Elementwise e) {
      return elementwise(n, e.op(), index, names);
    } else if (n.kind() instanceof NodeKind.Contract) {
      return "contraction with " + names.get(1 - index);
    } else if (n.kind() instanceof NodeKind.Reduce r) {
      return r.reduction() == NodeKind.Reduction.SUM
          ? "1 for each element"
          : "1 at the extreme, shared evenly among ties";
    } else if (n.kind() instanceof NodeKind.Cast) {
      return "1";
    }
    return "1 where the element comes from, else 0";
  }

  private static String elementwise(Node n, ScalarOp op, int index, List<String> names) {
    if (op.kind() == ScalarOp.Kind.SELECT) {
      return index == 0 ? "0" : "1 where " + names.get(0) + (index == 1 ? " holds" : " does not");
    }
    Optional<Formula> partial = op.partial(index);
    return partial.map(f -> FormulaText.of(f, names, n.toString())).orElse("0");
  }

  private static String name(Node n) {
    Node x = n.kind() instanceof NodeKind.Expand ? n.argument(0) : n;
    if (x.kind() instanceof NodeKind.Parameter p) {
      return p.name();
    }
    return x.kind() instanceof NodeKind.Constant c && c.values().length() == 1
        ? Double.toString(c.values().get(0))
        : n.toString();
  }
}
