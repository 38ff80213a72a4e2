package dev.gradus.dsl.rewrite;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.Arithmetic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rules and how they are applied. Models apply them to what the user wrote, before any engine
 * sees it, so that all engines agree on the result to the bit; the compiler applies them again to
 * gradients.
 */
public final class Rewrites {
  /**
   * A node is rewritten at most this often in a row; every rule makes a node simpler, so this is
   * never reached.
   */
  private static final int MOST_STEPS = 64;

  /** Rules that change no bit. */
  public static final List<Rewrite> EXACT =
      List.of(
          new FoldConstants(),
          new HoistBelowExpand(),
          new ResolveSelect(),
          new UnitFactor(),
          new AbsorbNegation(),
          new SquareForPower(),
          new FoldTransposeIntoContract());

  /** Rules of FAST arithmetic, which define its result. */
  public static final List<Rewrite> FAST =
      List.of(new ShortPower(), new LogSumExp(), new ContractMultiplyAdd());

  private Rewrites() {}

  /** Passes over a graph; the first but one usually changes nothing any more. */
  private static final int MOST_PASSES = 8;

  /**
   * The graph after the rules of its arithmetic have been applied until none applies: doing it
   * again changes nothing.
   */
  public static Graph apply(Graph graph) {
    List<RewritePass> passes = passes(graph);
    return passes.get(passes.size() - 1).graph();
  }

  /** What {@link #apply(Graph)} does, pass by pass; the last one usually changes nothing. */
  public static List<RewritePass> passes(Graph graph) {
    List<Rewrite> rules = new ArrayList<>(EXACT);
    if (graph.arithmetic() == Arithmetic.FAST) {
      rules.addAll(FAST);
    }
    List<RewritePass> passes = new ArrayList<>();
    Graph now = graph;
    for (int i = 0; i < MOST_PASSES; i++) {
      RewritePass pass = pass(now, rules);
      passes.add(pass);
      if (isSame(now, pass.graph())) {
        break;
      }
      now = pass.graph();
    }
    return passes;
  }

  private static boolean isSame(Graph a, Graph b) {
    if (a.nodes().size() != b.nodes().size()) {
      return false;
    }
    for (int i = 0; i < a.nodes().size(); i++) {
      Node x = a.nodes().get(i);
      Node y = b.nodes().get(i);
      boolean scans = x.kind() instanceof NodeKind.Scan && y.kind() instanceof NodeKind.Scan;
      if (!scans && !x.kind().equals(y.kind()) || !readSame(x, y)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the arguments have the same numbers. */
  private static boolean readSame(Node x, Node y) {
    boolean same = x.arguments().size() == y.arguments().size();
    for (int i = 0; same && i < x.arguments().size(); i++) {
      same = x.argument(i).id() == y.argument(i).id();
    }
    return same;
  }

  /** The graph after these rules. */
  public static Graph apply(Graph graph, List<Rewrite> rules) {
    return pass(graph, rules).graph();
  }

  private static RewritePass pass(Graph graph, List<Rewrite> rules) {
    Map<String, Integer> applied = new TreeMap<>();
    GraphBuilder builder = new GraphBuilder(graph.arithmetic());
    Node[] done = new Node[graph.nodes().size()];
    for (Node n : graph.nodes()) {
      List<Node> arguments = n.arguments(done);
      Node copy =
          n.kind() instanceof NodeKind.Scan s
              ? builder.add(withBody(s), arguments, n.source())
              : builder.copy(n, arguments);
      done[n.id()] = rewritten(builder.at(n.source()), copy, rules, applied);
    }
    Graph result =
        builder.build(
            graph.inputs().stream().map(n -> done[n.id()]).toList(),
            graph.outputs().stream().map(n -> done[n.id()]).toList());
    return new RewritePass(result, applied);
  }

  private static NodeKind withBody(NodeKind.Scan s) {
    return new NodeKind.Scan(
        apply(s.body()), s.length(), s.reverse(), s.carries(), s.perStep(), s.constants());
  }

  private static Node rewritten(
      GraphBuilder builder, Node start, List<Rewrite> rules, Map<String, Integer> applied) {
    Node n = start;
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<Node> next = Optional.empty();
      for (Rewrite rule : rules) {
        next = rule.apply(builder, n);
        if (next.isPresent()) {
          applied.merge(rule.getClass().getSimpleName(), 1, Integer::sum);
          break;
        }
      }
      if (next.isEmpty() || next.get() == n) {
        return n;
      }
      n = next.get();
    }
    return n;
  }
}
