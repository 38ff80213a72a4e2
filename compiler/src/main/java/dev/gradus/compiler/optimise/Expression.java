package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ScalarOp;
import java.util.List;
import java.util.Set;

/** An operation on values at a time: equal expressions give the same value. */
final class Expression {
  /** Operations that give the same bits with their operands exchanged. */
  private static final Set<ScalarOp> SYMMETRIC =
      Set.of(ArithmeticOps.ADD, ArithmeticOps.MULTIPLY, ArithmeticOps.MIN, ArithmeticOps.MAX);

  private static final Set<WholeOp> SYMMETRIC_WHOLE =
      Set.of(
          WholeOp.ADD,
          WholeOp.MULTIPLY,
          WholeOp.MIN,
          WholeOp.MAX,
          WholeOp.AND,
          WholeOp.OR,
          WholeOp.XOR);

  private final Operation operation;
  private final List<Value> operands;
  private final int time;
  private final int hash;

  private Expression(Operation operation, List<Value> operands, int time) {
    this.operation = operation;
    this.operands = operands;
    this.time = time;
    int code = 31 * operation.hashCode() + time;
    for (int k = 0; k < operands.size(); k++) {
      code = 31 * code + operands.get(k).id();
    }
    hash = code;
  }

  /**
   * @param time when what the operation reads was last written; 0 if it reads its operands only
   */
  static Expression of(Operation operation, List<Value> operands, int time) {
    boolean exchange =
        operands.size() == 2
            && operands.get(0).id() > operands.get(1).id()
            && isSymmetric(operation);
    return new Expression(
        operation, exchange ? List.of(operands.get(1), operands.get(0)) : operands, time);
  }

  static boolean isSymmetric(Operation operation) {
    if (operation instanceof Operation.Scalar s) {
      return SYMMETRIC.contains(s.op());
    } else if (operation instanceof Operation.Whole w) {
      return SYMMETRIC_WHOLE.contains(w.op());
    }
    return operation instanceof Operation.Logic
        || operation instanceof Operation.Compare c
            && (c.comparison() == Operation.Comparison.EQ
                || c.comparison() == Operation.Comparison.NE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Expression e
        && time == e.time
        && hash == e.hash
        && operands.equals(e.operands)
        && operation.equals(e.operation);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
