package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.Optional;

/** new T[n].length → n; a.clone().length → a.length. */
final class LengthOfMadeArray implements Simplification {
  @Override
  public Optional<Value> apply(Statement.Instruction i, Numbering numbering) {
    Statement.Instruction made = numbering.definitions().of(i.arguments().get(0));
    if (made == null) {
      return Optional.empty();
    } else if (made.operation() instanceof Operation.NewArray) {
      return Optional.of(made.arguments().get(0));
    } else if (made.operation() instanceof Operation.CloneArray) {
      return Optional.of(numbering.apply(i.operation(), Type.INT, made.arguments().get(0)));
    }
    return Optional.empty();
  }
}
