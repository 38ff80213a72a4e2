package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.read.FlowGraph.Edge;
import dev.gradus.compiler.read.FlowGraph.Exit;
import dev.gradus.compiler.read.FlowGraph.FlowBlock;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * edge to an empty block that goes on to b → edge to b; edge to an empty block that branches on a
 * truth value known on this edge → edge to where it branches. Edges to loop headers stay, so that
 * loops keep one entry. Wants a graph in reverse post-order.
 */
final class ThreadJumps {
  private final FlowGraph graph;
  private final BitSet headers = new BitSet();
  private final Map<Value, Boolean> known = new HashMap<>();
  private final Set<Value> usedFar = new HashSet<>();

  private ThreadJumps(FlowGraph graph) {
    this.graph = graph;
  }

  static FlowGraph apply(FlowGraph graph) {
    ThreadJumps pass = new ThreadJumps(graph);
    pass.inspect();
    List<FlowBlock> blocks =
        graph.blocks().stream()
            .map(b -> new FlowBlock(b.parameters(), b.statements(), pass.exit(b.exit())))
            .toList();
    return FlowOrder.ordered(new FlowGraph(blocks));
  }

  private void inspect() {
    for (int b = 0; b < graph.size(); b++) {
      FlowBlock block = graph.block(b);
      for (Statement statement : block.statements()) {
        Operands.visit(statement, usedFar::add);
        if (statement instanceof Statement.Instruction i
            && i.operation() instanceof Operation.Constant c
            && c.value() instanceof Boolean truth) {
          known.put(i.results().get(0), truth);
        }
      }
      Set<Value> own = new HashSet<>(block.parameters());
      block.exit().operands().stream().filter(v -> !own.contains(v)).forEach(usedFar::add);
      for (Edge edge : block.exit().edges()) {
        edge.arguments().stream().filter(v -> !own.contains(v)).forEach(usedFar::add);
        if (edge.target() <= b) {
          headers.set(edge.target());
        }
      }
    }
  }

  private Exit exit(Exit exit) {
    if (exit instanceof Exit.Goto g) {
      return new Exit.Goto(thread(g.edge()), g.position());
    } else if (exit instanceof Exit.Branch b) {
      Edge then = thread(b.then());
      Edge otherwise = thread(b.otherwise());
      if (then.equals(otherwise)) {
        return new Exit.Goto(then, b.position());
      } else if (known.containsKey(b.condition())) {
        return new Exit.Goto(known.get(b.condition()) ? then : otherwise, b.position());
      }
      return new Exit.Branch(b.condition(), then, otherwise, b.position());
    }
    return exit;
  }

  private Edge thread(Edge start) {
    Edge edge = start;
    for (int steps = 0; steps < graph.size(); steps++) {
      FlowBlock block = graph.block(edge.target());
      if (!block.statements().isEmpty()
          || headers.get(edge.target())
          || block.parameters().stream().anyMatch(usedFar::contains)) {
        return edge;
      }
      Renaming bound = new Renaming();
      bound.replace(block.parameters(), edge.arguments());
      if (block.exit() instanceof Exit.Goto g) {
        edge = bound.of(g.edge());
      } else if (block.exit() instanceof Exit.Branch b
          && known.containsKey(bound.of(b.condition()))) {
        edge = bound.of(known.get(bound.of(b.condition())) ? b.then() : b.otherwise());
      } else {
        return edge;
      }
    }
    return edge;
  }
}
