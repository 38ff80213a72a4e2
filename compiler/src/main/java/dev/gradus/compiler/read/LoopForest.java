package dev.gradus.compiler.read;

import dev.gradus.compiler.read.FlowGraph.Edge;
import dev.gradus.compiler.read.FlowGraph.Exit;
import dev.gradus.runtime.Problem;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Step 6: the natural loops of a graph in reverse post-order, outer ones first, and where the
 * blocks behind a loop are to be written.
 *
 * <p>A way out of a loop that does nothing but end the method (and is not the loop's own end)
 * counts as part of the loop: it stays where it is written in the source.
 */
final class LoopForest {
  private final FlowGraph graph;
  private final Dominators dominators;
  private final Map<Integer, BitSet> members = new TreeMap<>();

  private LoopForest(FlowGraph graph, Dominators dominators) {
    this.graph = graph;
    this.dominators = dominators;
  }

  static LoopForest of(FlowGraph graph, Dominators dominators, MethodSource source) {
    LoopForest forest = new LoopForest(graph, dominators);
    forest.findLoops(source);
    forest.keepEndingsInside();
    return forest;
  }

  boolean isHeader(int block) {
    return members.containsKey(block);
  }

  /** The headers of all loops, outer loops before those inside them. */
  List<Integer> headers() {
    return List.copyOf(members.keySet());
  }

  BitSet members(int header) {
    return members.get(header);
  }

  /**
   * The block behind whose code this one is to be written: the header of the outermost loop that is
   * left on the way from its dominator, else its dominator.
   */
  int host(int block) {
    int parent = dominators.parent(block);
    for (Map.Entry<Integer, BitSet> loop : members.entrySet()) {
      if (loop.getValue().get(parent) && !loop.getValue().get(block)) {
        return loop.getKey();
      }
    }
    return parent;
  }

  private void findLoops(MethodSource source) {
    List<List<Integer>> predecessors = graph.predecessors();
    for (int b = 0; b < graph.size(); b++) {
      for (Edge edge : graph.block(b).exit().edges()) {
        int header = edge.target();
        if (header > b) {
          continue;
        }
        if (!dominators.dominates(header, b)) {
          String construct = "a loop with more than one entry";
          throw source.refuse(Problem.IRREDUCIBLE_FLOW, Positions.of(graph.block(b)), construct);
        }
        BitSet body = members.computeIfAbsent(header, h -> new BitSet());
        body.set(header);
        gather(b, body, predecessors);
      }
    }
  }

  private static void gather(int latch, BitSet body, List<List<Integer>> predecessors) {
    Deque<Integer> pending = new ArrayDeque<>(List.of(latch));
    while (!pending.isEmpty()) {
      int b = pending.pop();
      if (!body.get(b)) {
        body.set(b);
        pending.addAll(predecessors.get(b));
      }
    }
  }

  private void keepEndingsInside() {
    boolean[] open = dominators.open(graph);
    int[] entries = graph.entries();
    BitSet ownEnds = ownEnds();
    for (int b = 1; b < graph.size(); b++) {
      if (!open[b] && entries[b] == 1 && !ownEnds.get(b)) {
        int parent = dominators.parent(b);
        for (BitSet body : members.values()) {
          if (body.get(parent) && !body.get(b)) {
            addSubtree(b, body);
          }
        }
      }
    }
  }

  private void addSubtree(int block, BitSet body) {
    for (int b = block; b < graph.size(); b++) {
      if (dominators.dominates(block, b)) {
        body.set(b);
      }
    }
  }

  /** Where loops go on from their first or last block, other than to throw an exception. */
  private BitSet ownEnds() {
    BitSet ends = new BitSet();
    for (Map.Entry<Integer, BitSet> loop : members.entrySet()) {
      for (int b = loop.getValue().nextSetBit(0); b >= 0; b = loop.getValue().nextSetBit(b + 1)) {
        List<Edge> edges = graph.block(b).exit().edges();
        boolean first = b == loop.getKey();
        boolean last = edges.stream().anyMatch(e -> e.target() == loop.getKey());
        for (Edge edge : edges) {
          boolean thrown = graph.block(edge.target()).exit() instanceof Exit.Throw;
          if ((first || last) && !loop.getValue().get(edge.target()) && !thrown) {
            ends.set(edge.target());
          }
        }
      }
    }
    return ends;
  }
}
