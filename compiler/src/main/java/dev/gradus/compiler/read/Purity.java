package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;

/** Which statements may be left out or moved. */
final class Purity {
  private Purity() {}

  static boolean isPure(Statement statement) {
    return statement instanceof Statement.Instruction i && Effects.isPure(i.operation());
  }

  /** Whether an unused statement with this operation can be left out. */
  static boolean isRemovable(Operation operation) {
    return Effects.isPure(operation)
        || BitIdioms.isToBits(operation)
        || operation instanceof Operation.ClassLiteral
        || operation instanceof Operation.ReadField read && read.isStatic();
  }
}
