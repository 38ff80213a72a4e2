package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.read.FlowGraph.Edge;
import dev.gradus.compiler.read.FlowGraph.Exit;
import dev.gradus.compiler.read.FlowGraph.FlowBlock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Step 7: what is defined in a loop and used behind it is handed over by parameters of the blocks
 * behind the loop (loop-closed SSA), since a loop statement's values are seen inside it only.
 */
final class CloseLoops {
  private final FlowGraph graph;
  private final Dominators dominators;
  private final Values values;
  private final BitSet loop;

  /** For each block behind the loop the values it takes over, with their parameters. */
  private final Map<Integer, Map<Value, Value>> taken = new HashMap<>();

  private CloseLoops(FlowGraph graph, Dominators dominators, Values values, BitSet loop) {
    this.graph = graph;
    this.dominators = dominators;
    this.values = values;
    this.loop = loop;
  }

  static FlowGraph apply(FlowGraph graph, Dominators dominators, LoopForest loops, Values values) {
    FlowGraph closed = graph;
    for (int header : loops.headers()) {
      closed = new CloseLoops(closed, dominators, values, loops.members(header)).close();
    }
    return closed;
  }

  private FlowGraph close() {
    Map<Value, Boolean> inside = new HashMap<>();
    for (int b = loop.nextSetBit(0); b >= 0; b = loop.nextSetBit(b + 1)) {
      graph.block(b).parameters().forEach(p -> inside.put(p, true));
      graph.block(b).statements().forEach(s -> s.results().forEach(r -> inside.put(r, true)));
    }
    List<List<Integer>> predecessors = graph.predecessors();
    for (int b = 0; b < graph.size(); b++) {
      int block = b;
      if (!loop.get(b)) {
        uses(
            graph.block(b),
            v -> {
              if (inside.containsKey(v)) {
                take(block, v, predecessors);
              }
            });
      }
    }
    if (taken.isEmpty()) {
      return graph;
    }
    List<FlowBlock> blocks = new ArrayList<>();
    for (int b = 0; b < graph.size(); b++) {
      blocks.add(rewritten(b));
    }
    return new FlowGraph(blocks);
  }

  private static void uses(FlowBlock block, Consumer<Value> use) {
    for (Statement statement : block.statements()) {
      Operands.visit(statement, use);
    }
    block.exit().operands().forEach(use);
    block.exit().edges().forEach(e -> e.arguments().forEach(use));
  }

  /** The first block behind the loop on every way to this one. */
  private int first(int block) {
    int first = block;
    while (!loop.get(dominators.parent(first))) {
      first = dominators.parent(first);
    }
    return first;
  }

  private void take(int block, Value value, List<List<Integer>> predecessors) {
    Deque<Integer> pending = new ArrayDeque<>(List.of(first(block)));
    while (!pending.isEmpty()) {
      int taker = pending.pop();
      Map<Value, Value> own = taken.computeIfAbsent(taker, t -> new LinkedHashMap<>());
      if (own.containsKey(value)) {
        continue;
      }
      own.put(value, values.like(value));
      for (int p : predecessors.get(taker)) {
        if (!loop.get(p)) {
          pending.push(first(p));
        }
      }
    }
  }

  private FlowBlock rewritten(int b) {
    FlowBlock block = graph.block(b);
    List<Value> parameters = new ArrayList<>(block.parameters());
    parameters.addAll(taken.getOrDefault(b, Map.of()).values());
    FlowBlock extended = new FlowBlock(parameters, block.statements(), extended(block.exit()));
    if (loop.get(b) || b == 0 || !isBehind(b)) {
      return extended;
    }
    Renaming renaming = new Renaming();
    taken.getOrDefault(first(b), Map.of()).forEach(renaming::replace);
    return renaming.of(extended);
  }

  private boolean isBehind(int block) {
    int b = block;
    while (b != 0 && !loop.get(b)) {
      b = dominators.parent(b);
    }
    return loop.get(b);
  }

  private Exit extended(Exit exit) {
    if (exit instanceof Exit.Goto g) {
      return new Exit.Goto(extended(g.edge()), g.position());
    } else if (exit instanceof Exit.Branch b) {
      return new Exit.Branch(
          b.condition(), extended(b.then()), extended(b.otherwise()), b.position());
    }
    return exit;
  }

  private Edge extended(Edge edge) {
    Map<Value, Value> more = taken.getOrDefault(edge.target(), Map.of());
    List<Value> arguments = new ArrayList<>(edge.arguments());
    arguments.addAll(more.keySet());
    return new Edge(edge.target(), arguments);
  }
}
