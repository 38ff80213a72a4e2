package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ScalarOp;
import java.util.Optional;

/**
 * x + (−y) → x − y; (−x) + y → y − x; x − (−y) → x + y; (−x) · (−y) → x · y; (−x) / (−y) → x / y; x
 * · (−1) → −x; x / (−1) → −x. Rounding to nearest knows no sign, so every bit but that of a NaN is
 * the same.
 */
final class AbsorbNegation implements Simplification {
  @Override
  public Optional<Value> apply(Statement.Instruction i, Numbering numbering) {
    Operation.Scalar scalar = (Operation.Scalar) i.operation();
    ScalarOp op = scalar.op();
    if (op.arity() != 2) {
      return Optional.empty();
    }
    Definitions definitions = numbering.definitions();
    Value a = i.arguments().get(0);
    Value b = i.arguments().get(1);
    Type type = i.results().get(0).type();
    Optional<Value> x = operandOfNegation(a, definitions);
    Optional<Value> y = operandOfNegation(b, definitions);
    if (op == ArithmeticOps.ADD && y.isPresent()) {
      return Optional.of(numbering.apply(with(scalar, ArithmeticOps.SUBTRACT), type, a, y.get()));
    } else if (op == ArithmeticOps.ADD && x.isPresent()) {
      return Optional.of(numbering.apply(with(scalar, ArithmeticOps.SUBTRACT), type, b, x.get()));
    } else if (op == ArithmeticOps.SUBTRACT && y.isPresent()) {
      return Optional.of(numbering.apply(with(scalar, ArithmeticOps.ADD), type, a, y.get()));
    } else if (op == ArithmeticOps.MULTIPLY || op == ArithmeticOps.DIVIDE) {
      if (x.isPresent() && y.isPresent()) {
        return Optional.of(numbering.apply(scalar, type, x.get(), y.get()));
      } else if (isMinusOne(b, definitions)) {
        return Optional.of(numbering.apply(with(scalar, ArithmeticOps.NEGATE), type, a));
      } else if (op == ArithmeticOps.MULTIPLY && isMinusOne(a, definitions)) {
        return Optional.of(numbering.apply(with(scalar, ArithmeticOps.NEGATE), type, b));
      }
    }
    return Optional.empty();
  }

  /** x, where the value is −x. */
  static Optional<Value> operandOfNegation(Value value, Definitions definitions) {
    Statement.Instruction i = definitions.of(value);
    return i != null
            && i.operation() instanceof Operation.Scalar s
            && s.op() == ArithmeticOps.NEGATE
        ? Optional.of(i.arguments().get(0))
        : Optional.empty();
  }

  private static Operation with(Operation.Scalar scalar, ScalarOp op) {
    return new Operation.Scalar(op, scalar.flavour());
  }

  private static boolean isMinusOne(Value value, Definitions definitions) {
    Operation.Constant constant = definitions.constant(value);
    return constant != null && constant.value() instanceof Number n && n.doubleValue() == -1;
  }
}
