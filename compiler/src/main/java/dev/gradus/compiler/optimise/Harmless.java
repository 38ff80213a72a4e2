package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The instructions of a function that cannot throw where they stand, and do not call anything. */
final class Harmless {
  private final Definitions definitions;
  private final Set<Statement> found = Collections.newSetFromMap(new IdentityHashMap<>());

  private Harmless(Function function) {
    definitions = new Definitions(Values.highestId(function) + 1);
  }

  static Harmless of(Function function) {
    Harmless harmless = new Harmless(function);
    harmless.visit(function.body());
    return harmless;
  }

  boolean contains(Statement.Instruction i) {
    return Effects.isPure(i.operation()) || found.contains(i);
  }

  private void visit(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Instruction i) {
        definitions.add(i);
        if (isHarmless(i)) {
          found.add(i);
        }
      }
      Values.blocks(statement).forEach(this::visit);
    }
  }

  private boolean isHarmless(Statement.Instruction i) {
    if (i.operation() instanceof Operation.ReadField read) {
      return read.isStatic();
    } else if (i.operation() instanceof Operation.Whole && !Effects.isPure(i.operation())) {
      return isNonZero(i.arguments().get(1));
    }
    return false;
  }

  private boolean isNonZero(Value value) {
    Operation.Constant constant = definitions.constant(value);
    return constant != null && constant.value() instanceof Number n && n.longValue() != 0;
  }
}
