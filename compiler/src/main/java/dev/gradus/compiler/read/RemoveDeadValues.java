package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.read.FlowGraph.Edge;
import dev.gradus.compiler.read.FlowGraph.FlowBlock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Drops instructions and block parameters that no effect depends on. */
final class RemoveDeadValues {
  private final Map<Value, Collection<Value>> sources = new HashMap<>();
  private final Set<Value> live = new HashSet<>();
  private final Deque<Value> pending = new ArrayDeque<>();

  private RemoveDeadValues() {}

  static FlowGraph apply(FlowGraph graph) {
    RemoveDeadValues pass = new RemoveDeadValues();
    pass.mark(graph);
    List<FlowBlock> blocks = new ArrayList<>();
    List<BitSet> dropped = new ArrayList<>();
    for (FlowBlock block : graph.blocks()) {
      List<Statement> kept = block.statements().stream().filter(s -> !pass.isDead(s)).toList();
      blocks.add(new FlowBlock(block.parameters(), kept, block.exit()));
      BitSet dead = new BitSet();
      for (int i = 0; i < block.parameters().size(); i++) {
        dead.set(i, !pass.live.contains(block.parameters().get(i)));
      }
      dropped.add(dead);
    }
    return RemoveRedundantParameters.without(new FlowGraph(blocks), dropped);
  }

  private void mark(FlowGraph graph) {
    for (FlowBlock block : graph.blocks()) {
      for (Statement statement : block.statements()) {
        Collection<Value> operands = new ArrayList<>();
        Operands.visit(statement, operands::add);
        if (isNeeded(statement)) {
          pending.addAll(operands);
        }
        statement.results().forEach(r -> sources.put(r, operands));
      }
      pending.addAll(block.exit().operands());
      for (Edge edge : block.exit().edges()) {
        List<Value> parameters = graph.block(edge.target()).parameters();
        for (int i = 0; i < parameters.size(); i++) {
          Collection<Value> given =
              sources.computeIfAbsent(parameters.get(i), p -> new ArrayList<>());
          given.add(edge.arguments().get(i));
        }
      }
    }
    while (!pending.isEmpty()) {
      Value value = pending.pop();
      if (live.add(value)) {
        pending.addAll(sources.getOrDefault(value, List.of()));
      }
    }
  }

  private boolean isDead(Statement statement) {
    return !isNeeded(statement) && statement.results().stream().noneMatch(live::contains);
  }

  /** Whether a statement must stay whatever becomes of its results. */
  private static boolean isNeeded(Statement statement) {
    if (statement instanceof Statement.Instruction i) {
      return !Purity.isRemovable(i.operation());
    } else if (statement instanceof Statement.If i) {
      return isNeeded(i.then()) || isNeeded(i.otherwise());
    }
    return true;
  }

  private static boolean isNeeded(Block block) {
    return block.statements().stream().anyMatch(RemoveDeadValues::isNeeded);
  }
}
