package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Where the ends of blocks lead, and walks over all ends inside a block. */
final class Terminators {
  private Terminators() {}

  /** Whether both lead to the same place, whatever values they bring there. */
  static boolean sameTarget(Terminator a, Terminator b) {
    if (a instanceof Terminator.Break x && b instanceof Terminator.Break y) {
      return x.label() == y.label();
    } else if (a instanceof Terminator.Continue x && b instanceof Terminator.Continue y) {
      return x.label() == y.label();
    }
    return a instanceof Terminator.Return && b instanceof Terminator.Return
        || a instanceof Terminator.Yield && b instanceof Terminator.Yield;
  }

  static boolean isBreak(Terminator terminator, Label label) {
    return terminator instanceof Terminator.Break b && b.label() == label;
  }

  static boolean isContinue(Terminator terminator, Label label) {
    return terminator instanceof Terminator.Continue c && c.label() == label;
  }

  /** The same way with other values. */
  static Terminator with(Terminator terminator, List<Value> values) {
    if (terminator instanceof Terminator.Break b) {
      return new Terminator.Break(b.label(), values);
    } else if (terminator instanceof Terminator.Continue c) {
      return new Terminator.Continue(c.label(), values);
    } else if (terminator instanceof Terminator.Throw) {
      return new Terminator.Throw(values.get(0));
    } else if (terminator instanceof Terminator.Return) {
      return new Terminator.Return(values.stream().findFirst());
    }
    return new Terminator.Yield(values);
  }

  static Terminator yieldOf(Terminator terminator) {
    return new Terminator.Yield(Operands.of(terminator));
  }

  static Block emptyBlock() {
    return new Block(List.of(), new Terminator.Yield(List.of()));
  }

  /** Shows the ends of a block and of all blocks inside. */
  static void visit(Block block, Consumer<Terminator> seen) {
    visit(block.statements(), seen);
    seen.accept(block.terminator());
  }

  static void visit(List<Statement> statements, Consumer<Terminator> seen) {
    for (Statement statement : statements) {
      Operands.blocks(statement).forEach(b -> visit(b, seen));
    }
  }

  static boolean anyBreak(List<Statement> statements, Label label) {
    List<Terminator> found = new ArrayList<>();
    visit(
        statements,
        t -> {
          if (isBreak(t, label)) {
            found.add(t);
          }
        });
    return !found.isEmpty();
  }

  /** Replaces the ends of a block and of all blocks inside. */
  static Block map(Block block, UnaryOperator<Terminator> mapping) {
    List<Statement> statements = block.statements().stream().map(s -> map(s, mapping)).toList();
    return new Block(statements, mapping.apply(block.terminator()));
  }

  private static Statement map(Statement statement, UnaryOperator<Terminator> mapping) {
    return Rebuild.blocks(statement, b -> map(b, mapping));
  }

  /** Replaces the end of a block, and those ends of blocks inside that are chosen. */
  static Block map(Block block, UnaryOperator<Terminator> mapping, Predicate<Terminator> inside) {
    Block mapped = map(block, t -> inside.test(t) ? mapping.apply(t) : t);
    boolean done = inside.test(block.terminator());
    return done ? mapped : new Block(mapped.statements(), mapping.apply(mapped.terminator()));
  }

  /** The label a jump leads to. */
  static Optional<Label> label(Terminator terminator) {
    if (terminator instanceof Terminator.Break b) {
      return Optional.of(b.label());
    } else if (terminator instanceof Terminator.Continue c) {
      return Optional.of(c.label());
    }
    return Optional.empty();
  }
}
