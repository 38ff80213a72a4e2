package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A control-flow graph in SSA form whose blocks have parameters (in place of phi functions); the
 * edges into a block give its parameters' values. Block 0 is the entry; no edge leads to it.
 */
record FlowGraph(List<FlowBlock> blocks) {

  /** A block: statements run one after the other, then its exit. */
  record FlowBlock(List<Value> parameters, List<Statement> statements, Exit exit) {
    FlowBlock {
      parameters = List.copyOf(parameters);
      statements = List.copyOf(statements);
    }
  }

  /** A way to another block with the values of its parameters. */
  record Edge(int target, List<Value> arguments) {
    Edge {
      arguments = List.copyOf(arguments);
    }
  }

  /** How a block is left. */
  sealed interface Exit {
    record Goto(Edge edge, Position position) implements Exit {}

    record Branch(Value condition, Edge then, Edge otherwise, Position position) implements Exit {}

    record Return(Optional<Value> value) implements Exit {}

    record Throw(Value exception) implements Exit {}

    default List<Edge> edges() {
      if (this instanceof Goto g) {
        return List.of(g.edge());
      } else if (this instanceof Branch b) {
        return List.of(b.then(), b.otherwise());
      }
      return List.of();
    }

    /** Values used other than as arguments of edges. */
    default List<Value> operands() {
      if (this instanceof Branch b) {
        return List.of(b.condition());
      } else if (this instanceof Throw t) {
        return List.of(t.exception());
      } else if (this instanceof Return r) {
        return r.value().map(List::of).orElse(List.of());
      }
      return List.of();
    }
  }

  FlowGraph {
    blocks = List.copyOf(blocks);
  }

  FlowBlock block(int index) {
    return blocks.get(index);
  }

  int size() {
    return blocks.size();
  }

  /** For each block the number of edges that lead to it. */
  int[] entries() {
    int[] entries = new int[size()];
    for (FlowBlock block : blocks) {
      block.exit().edges().forEach(e -> entries[e.target()]++);
    }
    return entries;
  }

  /** For each block the blocks with an edge to it, once per edge. */
  List<List<Integer>> predecessors() {
    List<List<Integer>> predecessors = new ArrayList<>();
    blocks.forEach(b -> predecessors.add(new ArrayList<>()));
    for (int i = 0; i < size(); i++) {
      for (Edge edge : block(i).exit().edges()) {
        predecessors.get(edge.target()).add(i);
      }
    }
    return predecessors;
  }
}
