package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import java.util.List;
import java.util.function.Consumer;

/** The uses of values in statements, those inside structured statements too. */
final class Operands {
  private Operands() {}

  static void visit(Statement statement, Consumer<Value> use) {
    own(statement).forEach(use);
    for (Block block : blocks(statement)) {
      visit(block, use);
    }
  }

  static void visit(Block block, Consumer<Value> use) {
    block.statements().forEach(s -> visit(s, use));
    of(block.terminator()).forEach(use);
  }

  /** Values a statement uses itself, not in its blocks. */
  static List<Value> own(Statement statement) {
    if (statement instanceof Statement.Instruction i) {
      return i.arguments();
    } else if (statement instanceof Statement.If i) {
      return List.of(i.condition());
    } else if (statement instanceof Statement.Loop l) {
      return l.initial();
    } else if (statement instanceof Statement.For f) {
      return java.util.stream.Stream.concat(
              java.util.stream.Stream.of(f.from(), f.to()), f.initial().stream())
          .toList();
    }
    return List.of();
  }

  static List<Block> blocks(Statement statement) {
    if (statement instanceof Statement.If i) {
      return List.of(i.then(), i.otherwise());
    } else if (statement instanceof Statement.Labelled l) {
      return List.of(l.body());
    } else if (statement instanceof Statement.Loop l) {
      return List.of(l.body());
    } else if (statement instanceof Statement.For f) {
      return List.of(f.body());
    }
    return List.of();
  }

  static List<Value> of(Terminator terminator) {
    if (terminator instanceof Terminator.Yield y) {
      return y.values();
    } else if (terminator instanceof Terminator.Break b) {
      return b.values();
    } else if (terminator instanceof Terminator.Continue c) {
      return c.values();
    } else if (terminator instanceof Terminator.Throw t) {
      return List.of(t.exception());
    }
    return ((Terminator.Return) terminator).value().map(List::of).orElse(List.of());
  }
}
