package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;

/** What operations do besides giving a result. */
final class Effects {
  private Effects() {}

  /** Whether the operation always gives the same result for the same arguments and never fails. */
  static boolean isPure(Operation operation) {
    if (operation instanceof Operation.Whole whole) {
      return whole.op() != WholeOp.DIVIDE && whole.op() != WholeOp.REMAINDER;
    }
    return operation instanceof Operation.Constant
        || operation instanceof Operation.Scalar
        || operation instanceof Operation.Compare
        || operation instanceof Operation.Logic
        || operation instanceof Operation.Choose
        || operation instanceof Operation.Convert;
  }

  static boolean isPure(Statement statement) {
    return statement instanceof Statement.Instruction i && isPure(i.operation());
  }

  /** Whether an unused statement of this kind can be left out. */
  static boolean isRemovable(Operation operation) {
    return isPure(operation) || operation instanceof Operation.ReadField read && read.isStatic();
  }
}
