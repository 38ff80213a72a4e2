package dev.gradus.compiler.read;

import dev.gradus.compiler.read.FlowGraph.Edge;
import dev.gradus.compiler.read.FlowGraph.Exit;
import dev.gradus.compiler.read.FlowGraph.FlowBlock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Orders blocks so that each comes before those it leads to, loops apart. */
final class FlowOrder {
  private FlowOrder() {}

  private record Visit(int node, Iterator<Integer> successors) {}

  /** The nodes reached from {@code start} in reverse post-order; first successors come first. */
  static List<Integer> reversePostOrder(int start, IntFunction<List<Integer>> successors) {
    List<Integer> order = new ArrayList<>();
    Set<Integer> seen = new HashSet<>(Set.of(start));
    Deque<Visit> path = new ArrayDeque<>();
    path.push(visit(start, successors));
    while (!path.isEmpty()) {
      Visit visit = path.element();
      if (!visit.successors().hasNext()) {
        order.add(visit.node());
        path.pop();
        continue;
      }
      int next = visit.successors().next();
      if (seen.add(next)) {
        path.push(visit(next, successors));
      }
    }
    Collections.reverse(order);
    return order;
  }

  private static Visit visit(int node, IntFunction<List<Integer>> successors) {
    List<Integer> lastFirst = new ArrayList<>(successors.apply(node));
    Collections.reverse(lastFirst);
    return new Visit(node, lastFirst.iterator());
  }

  /** The graph with its reached blocks only, numbered in reverse post-order. */
  static FlowGraph ordered(FlowGraph graph) {
    List<Integer> order =
        reversePostOrder(0, b -> graph.block(b).exit().edges().stream().map(Edge::target).toList());
    int[] numbers = new int[graph.size()];
    for (int i = 0; i < order.size(); i++) {
      numbers[order.get(i)] = i;
    }
    List<FlowBlock> blocks = new ArrayList<>();
    for (int old : order) {
      FlowBlock block = graph.block(old);
      blocks.add(new FlowBlock(block.parameters(), block.statements(), at(block.exit(), numbers)));
    }
    return new FlowGraph(blocks);
  }

  private static Exit at(Exit exit, int[] numbers) {
    if (exit instanceof Exit.Goto g) {
      return new Exit.Goto(at(g.edge(), numbers), g.position());
    } else if (exit instanceof Exit.Branch b) {
      return new Exit.Branch(
          b.condition(), at(b.then(), numbers), at(b.otherwise(), numbers), b.position());
    }
    return exit;
  }

  private static Edge at(Edge edge, int[] numbers) {
    return new Edge(numbers[edge.target()], edge.arguments());
  }
}
