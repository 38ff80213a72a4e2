package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.read.FlowGraph.Edge;
import dev.gradus.compiler.read.FlowGraph.Exit;
import dev.gradus.compiler.read.FlowGraph.FlowBlock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * block b(p), every edge gives p the value v (or p itself) → block b, v in place of p. Of a
 * reducible graph this leaves minimal SSA (Braun et al., "Simple and Efficient Construction of
 * Static Single Assignment Form", CC 2013, section 3).
 */
final class RemoveRedundantParameters {
  private RemoveRedundantParameters() {}

  static FlowGraph apply(FlowGraph graph) {
    Renaming renaming = new Renaming();
    List<List<Edge>> incoming = new ArrayList<>();
    graph.blocks().forEach(b -> incoming.add(new ArrayList<>()));
    for (FlowBlock block : graph.blocks()) {
      block.exit().edges().forEach(e -> incoming.get(e.target()).add(e));
    }
    List<BitSet> dropped = new ArrayList<>();
    graph.blocks().forEach(b -> dropped.add(new BitSet()));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int b = 0; b < graph.size(); b++) {
        changed |= drop(graph.block(b), incoming.get(b), dropped.get(b), renaming);
      }
    }
    return renaming.of(without(graph, dropped));
  }

  private static boolean drop(
      FlowBlock block, List<Edge> incoming, BitSet dropped, Renaming renaming) {
    boolean changed = false;
    for (int i = 0; i < block.parameters().size(); i++) {
      Value parameter = block.parameters().get(i);
      int index = i;
      List<Value> given =
          incoming.stream()
              .map(e -> renaming.of(e.arguments().get(index)))
              .filter(v -> v != parameter)
              .distinct()
              .toList();
      if (!dropped.get(i) && given.size() == 1) {
        dropped.set(i);
        renaming.replace(parameter, given.get(0));
        changed = true;
      }
    }
    return changed;
  }

  /** The graph without the marked parameters of each block, and what edges give for them. */
  static FlowGraph without(FlowGraph graph, List<BitSet> dropped) {
    List<FlowBlock> blocks = new ArrayList<>();
    for (int b = 0; b < graph.size(); b++) {
      FlowBlock block = graph.block(b);
      blocks.add(
          new FlowBlock(
              kept(block.parameters(), dropped.get(b)),
              block.statements(),
              without(block.exit(), dropped)));
    }
    return new FlowGraph(blocks);
  }

  private static Exit without(Exit exit, List<BitSet> dropped) {
    if (exit instanceof Exit.Goto g) {
      return new Exit.Goto(without(g.edge(), dropped), g.position());
    } else if (exit instanceof Exit.Branch b) {
      Edge then = without(b.then(), dropped);
      return new Exit.Branch(b.condition(), then, without(b.otherwise(), dropped), b.position());
    }
    return exit;
  }

  private static Edge without(Edge edge, List<BitSet> dropped) {
    return new Edge(edge.target(), kept(edge.arguments(), dropped.get(edge.target())));
  }

  private static List<Value> kept(List<Value> values, BitSet dropped) {
    List<Value> kept = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (!dropped.get(i)) {
        kept.add(values.get(i));
      }
    }
    return kept;
  }
}
