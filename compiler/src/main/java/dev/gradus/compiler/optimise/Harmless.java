package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Statement;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The instructions of a function that cannot throw where they stand, and do not call anything. */
final class Harmless extends FactsWalk {
  private final Set<Statement> found = Collections.newSetFromMap(new IdentityHashMap<>());

  private Harmless(Function function) {
    super(function);
    visit(function.body());
  }

  static Harmless of(Function function) {
    return new Harmless(function);
  }

  boolean contains(Statement.Instruction i) {
    return Effects.isPure(i.operation()) || found.contains(i);
  }

  @Override
  void visit(Statement.Instruction i) {
    if (!Effects.isPure(i.operation()) && facts.cannotThrow(i)) {
      found.add(i);
    }
  }
}
