package dev.gradus.dsl;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.NodeKind.Reduction;
import dev.gradus.dsl.op.ScalarOp;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which nodes of a graph some outputs depend on by a path of differentiable operations. */
final class Reach {
  private final Graph graph;
  private final boolean[] reached;

  private Reach(Graph graph) {
    this.graph = graph;
    reached = new boolean[graph.nodes().size()];
  }

  static Reach from(Graph graph, Node... outputs) {
    Reach reach = new Reach(graph);
    for (Node n : outputs) {
      reach.reached[n.id()] = n.dtype().isReal();
    }
    reach.walk();
    return reach;
  }

  boolean contains(Node node) {
    return reached[node.id()];
  }

  /** From users to arguments; the results taken of a scan are known before the scan is met. */
  private void walk() {
    TreeMap<Integer, Set<Integer>> picked = new TreeMap<>();
    for (int id = reached.length - 1; id >= 0; id--) {
      Node n = graph.nodes().get(id);
      if (!reached[id]) {
        continue;
      }
      if (n.kind() instanceof NodeKind.Pick pick) {
        int scan = n.argument(0).id();
        picked.computeIfAbsent(scan, s -> new TreeSet<>()).add(pick.index());
        reached[scan] = true;
      } else if (n.kind() instanceof NodeKind.Scan scan) {
        mark(n, throughBody(scan, picked.getOrDefault(id, Set.of())));
      } else {
        mark(n, operands(n));
      }
    }
  }

  private void mark(Node n, Set<Integer> operands) {
    for (int i : operands) {
      reached[n.argument(i).id()] |= n.argument(i).dtype().isReal();
    }
  }

  /** Operands a node has a derivative by. */
  private static Set<Integer> operands(Node n) {
    Set<Integer> operands = new TreeSet<>();
    for (int i = 0; i < n.arguments().size(); i++) {
      if (n.argument(i).dtype().isReal() && differentiable(n.kind(), i)) {
        operands.add(i);
      }
    }
    return operands;
  }

  private static boolean differentiable(NodeKind kind, int operand) {
    if (kind instanceof NodeKind.Elementwise k) {
      return k.op().partial(operand).isPresent();
    } else if (kind instanceof NodeKind.Reduce k) {
      return k.reduction() != Reduction.ARGMAX && k.reduction() != Reduction.ARGMIN;
    } else if (kind instanceof NodeKind.Call k) {
      return k.active().contains(operand);
    }
    return true;
  }

  /** Operands of a scan that some of its results depend on; a carry feeds the next step. */
  private static Set<Integer> throughBody(NodeKind.Scan scan, Set<Integer> results) {
    Set<Integer> wanted = new TreeSet<>(results);
    while (true) {
      Node[] outputs = wanted.stream().map(i -> scan.body().outputs().get(i)).toArray(Node[]::new);
      Reach body = from(scan.body(), outputs);
      Set<Integer> operands = new TreeSet<>();
      for (int i = 0; i < scan.body().inputs().size(); i++) {
        if (body.contains(scan.body().inputs().get(i))) {
          operands.add(i);
        }
      }
      boolean grew = false;
      for (int carry = 0; carry < scan.carries(); carry++) {
        grew |= operands.contains(carry) && wanted.add(carry);
      }
      if (!grew) {
        return operands;
      }
    }
  }

  /** The operations that end every path from the outputs to some inputs, in words. */
  String whatIsInTheWay(List<Node> inputs) {
    boolean[] depends = dependents(inputs);
    Set<String> culprits = new LinkedHashSet<>();
    for (Node n : graph.nodes()) {
      for (Node a : n.arguments()) {
        if (reached[n.id()] && !reached[a.id()] && depends[a.id()]) {
          Node culprit = a.dtype().isReal() ? n : a;
          culprits.add(name(culprit.kind()) + " at " + culprit.source());
        }
      }
    }
    return culprits.isEmpty()
        ? "it does not depend on any"
        : "in the way: " + String.join(", ", culprits);
  }

  /** Nodes that depend on some inputs in any way. */
  private boolean[] dependents(List<Node> inputs) {
    boolean[] depends = new boolean[reached.length];
    inputs.forEach(n -> depends[n.id()] = true);
    for (Node n : graph.nodes()) {
      for (Node a : n.arguments()) {
        depends[n.id()] |= depends[a.id()];
      }
    }
    return depends;
  }

  private static String name(NodeKind kind) {
    if (kind instanceof NodeKind.Elementwise k) {
      ScalarOp op = k.op();
      return op.name();
    } else if (kind instanceof NodeKind.Reduce k) {
      return k.reduction().name().toLowerCase(Locale.ROOT);
    }
    return kind.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
