package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ScalarOp;
import java.util.Optional;

/**
 * op(x, e) → x where e is the operation's neutral element: x · 1, x / 1, x − 0, x + (−0); also
 * op(e, x) where the operands may be exchanged; −(−x) → x, min(x, x) → x, max(x, x) → x.
 */
final class DropNeutralElement implements Simplification {
  @Override
  public Optional<Value> apply(Statement.Instruction i, Numbering numbering) {
    ScalarOp op = ((Operation.Scalar) i.operation()).op();
    Value a = i.arguments().get(0);
    if (op == ArithmeticOps.NEGATE) {
      return AbsorbNegation.operandOfNegation(a, numbering.definitions());
    } else if (op.arity() != 2) {
      return Optional.empty();
    }
    Value b = i.arguments().get(1);
    if (a == b && (op == ArithmeticOps.MIN || op == ArithmeticOps.MAX)) {
      return Optional.of(a);
    } else if (op.neutral().isEmpty()) {
      return Optional.empty();
    } else if (isNeutral(b, op, numbering)) {
      return Optional.of(a);
    }
    return Expression.isSymmetric(i.operation()) && isNeutral(a, op, numbering)
        ? Optional.of(b)
        : Optional.empty();
  }

  private static boolean isNeutral(Value value, ScalarOp op, Numbering numbering) {
    Operation.Constant constant = numbering.definitions().constant(value);
    return constant != null
        && constant.value() instanceof Number n
        && Double.valueOf(n.doubleValue()).equals(op.neutral().getAsDouble());
  }
}
