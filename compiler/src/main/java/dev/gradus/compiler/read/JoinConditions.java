package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.read.FlowGraph.Edge;
import dev.gradus.compiler.read.FlowGraph.Exit;
import dev.gradus.compiler.read.FlowGraph.FlowBlock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * branch on a to x or to a block that branches on b to x or y → branch on one condition (a and b, a
 * or b, …) to x or y. The condition's second half becomes the body of an If that gives a truth
 * value. A loop's first test is not joined with what follows.
 */
final class JoinConditions {
  private final LoopForest loops;
  private final Values values;
  private final List<FlowBlock> blocks;
  private final int[] entries;
  private final Set<Value> escaping = new HashSet<>();

  private JoinConditions(FlowGraph graph, LoopForest loops, Values values) {
    this.loops = loops;
    this.values = values;
    this.blocks = new ArrayList<>(graph.blocks());
    this.entries = graph.entries();
  }

  static FlowGraph apply(FlowGraph graph, Values values, MethodSource source) {
    LoopForest loops = LoopForest.of(graph, new Dominators(graph), source);
    JoinConditions pass = new JoinConditions(graph, loops, values);
    pass.findEscaping();
    for (int b = graph.size() - 1; b >= 0; b--) {
      pass.join(b);
    }
    return FlowOrder.ordered(new FlowGraph(pass.blocks));
  }

  /** Values used in other blocks than their own, or given along edges. */
  private void findEscaping() {
    for (FlowBlock block : blocks) {
      Set<Value> own = new HashSet<>();
      for (Statement statement : block.statements()) {
        Operands.visit(statement, v -> use(v, own));
        own.addAll(statement.results());
      }
      block.exit().operands().forEach(v -> use(v, own));
      block.exit().edges().forEach(e -> escaping.addAll(e.arguments()));
    }
  }

  private void use(Value value, Set<Value> own) {
    if (!own.contains(value)) {
      escaping.add(value);
    }
  }

  private void join(int first) {
    boolean again = true;
    while (again && blocks.get(first).exit() instanceof Exit.Branch branch) {
      Optional<FlowBlock> joined = joined(first, branch, true);
      if (joined.isEmpty()) {
        joined = joined(first, branch, false);
      }
      joined.ifPresent(block -> blocks.set(first, block));
      again = joined.isPresent();
    }
  }

  /** Joins with the block behind one side of the branch, if that has the right form. */
  private Optional<FlowBlock> joined(int first, Exit.Branch a, boolean behindThen) {
    Edge near = behindThen ? a.then() : a.otherwise();
    Edge shared = behindThen ? a.otherwise() : a.then();
    FlowBlock second = blocks.get(near.target());
    if (near.target() == first
        || entries[near.target()] != 1
        || isLoopTest(first, shared)
        || !second.parameters().isEmpty()
        || !(second.exit() instanceof Exit.Branch b)
        || b.then().equals(b.otherwise())
        || !(b.then().equals(shared) || b.otherwise().equals(shared))
        || second.statements().stream()
            .flatMap(s -> s.results().stream())
            .anyMatch(escaping::contains)) {
      return Optional.empty();
    }
    boolean sharedIfTrue = b.then().equals(shared);
    Value condition = values.fresh(Type.BOOLEAN);
    Block evaluated = new Block(second.statements(), giving(b.condition()));
    Block decided = literal(sharedIfTrue, a.position());
    Statement choice =
        new Statement.If(
            a.condition(),
            behindThen ? evaluated : decided,
            behindThen ? decided : evaluated,
            List.of(condition),
            a.position());
    FlowBlock old = blocks.get(first);
    List<Statement> statements = new ArrayList<>(old.statements());
    statements.add(choice);
    Exit exit = new Exit.Branch(condition, b.then(), b.otherwise(), a.position());
    entries[shared.target()]--;
    return Optional.of(new FlowBlock(old.parameters(), statements, exit));
  }

  /** Whether the branch ends a loop from its header: then it stays by itself, as a count may. */
  private boolean isLoopTest(int block, Edge way) {
    return loops.isHeader(block) && !loops.members(block).get(way.target());
  }

  private Block literal(boolean truth, Position position) {
    Value value = values.fresh(Type.BOOLEAN);
    Operation constant = new Operation.Constant(truth, Type.BOOLEAN);
    return new Block(List.of(Values.define(value, constant, List.of(), position)), giving(value));
  }

  private static Terminator giving(Value value) {
    return new Terminator.Yield(List.of(value));
  }
}
