package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Completion;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Values;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which exits a statement can take other than on to the next statement. */
final class Escapes {
  private final Map<Statement, Set<Exit>> escapes = new IdentityHashMap<>();
  private final Completion completion;

  private Escapes(Completion completion) {
    this.completion = completion;
  }

  static Escapes of(Function function) {
    Escapes escapes = new Escapes(Completion.of(function.body()));
    escapes.visit(function.body());
    return escapes;
  }

  Set<Exit> of(Statement statement) {
    return escapes.getOrDefault(statement, Set.of());
  }

  /** Says what a statement can do that was made since. */
  void declare(Statement statement, Exit exit) {
    escapes.put(statement, Set.of(exit));
  }

  /** Whether the statement after this one can run. */
  boolean completes(Statement statement) {
    return completion.completes(statement);
  }

  private Set<Exit> visit(Block block) {
    Set<Exit> exits = new LinkedHashSet<>();
    for (Statement statement : block.statements()) {
      exits.addAll(visit(statement));
      if (!completion.completes(statement)) {
        return exits;
      }
    }
    Exit end = Exit.of(block.terminator());
    if (end != null && end.kind() != Exit.Kind.NEXT) {
      exits.add(end);
    }
    return exits;
  }

  private Set<Exit> visit(Statement statement) {
    Set<Exit> exits = new LinkedHashSet<>();
    Values.blocks(statement).forEach(b -> exits.addAll(visit(b)));
    if (statement instanceof Statement.Labelled l) {
      exits.remove(Exit.breakOf(l.label()));
    } else if (statement instanceof Statement.Loop l) {
      exits.remove(Exit.breakOf(l.label()));
      exits.remove(Exit.continueOf(l.label()));
    } else if (statement instanceof Statement.For l) {
      exits.remove(Exit.breakOf(l.label()));
      exits.remove(Exit.continueOf(l.label()));
    }
    if (!exits.isEmpty()) {
      escapes.put(statement, exits);
    }
    return exits;
  }
}
