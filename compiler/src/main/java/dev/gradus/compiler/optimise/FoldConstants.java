package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.PureEvaluator;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.dsl.op.SelectionOps;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * op(c1, c2) → c, for operations that give the same bits on every machine. Elementary functions of
 * {@link Math} are not among them.
 */
final class FoldConstants implements Simplification {
  private static final Set<ScalarOp> EXACT =
      Set.of(
          ArithmeticOps.ADD,
          ArithmeticOps.SUBTRACT,
          ArithmeticOps.MULTIPLY,
          ArithmeticOps.DIVIDE,
          ArithmeticOps.REMAINDER,
          ArithmeticOps.NEGATE,
          ArithmeticOps.FMA,
          ArithmeticOps.MIN,
          ArithmeticOps.MAX,
          ArithmeticOps.CLAMP,
          ArithmeticOps.ABS,
          ArithmeticOps.SIGN,
          ArithmeticOps.FLOOR,
          ArithmeticOps.CEIL,
          ArithmeticOps.RINT,
          ArithmeticOps.SQUARE,
          ArithmeticOps.RECIPROCAL,
          ArithmeticOps.SQRT,
          SelectionOps.STOP_GRADIENT);

  @Override
  public Optional<Value> apply(Statement.Instruction i, Numbering numbering) {
    if (!isExact(i.operation())) {
      return Optional.empty();
    }
    List<Value> arguments = i.arguments();
    Object[] operands = new Object[arguments.size()];
    for (int k = 0; k < operands.length; k++) {
      Operation.Constant constant = numbering.definitions().constant(arguments.get(k));
      boolean scalar =
          constant != null
              && (constant.value() instanceof Number || constant.value() instanceof Boolean);
      if (!scalar) {
        return Optional.empty();
      }
      operands[k] = constant.value();
    }
    if (isDivision(i.operation()) && ((Number) operands[1]).longValue() == 0) {
      return Optional.empty();
    }
    Object literal = PureEvaluator.apply(i.operation(), operands);
    return Optional.of(numbering.constant(literal, i.results().get(0).type()));
  }

  private static boolean isExact(Operation operation) {
    return !(operation instanceof Operation.Scalar s)
        || EXACT.contains(s.op())
        || s.op().kind() == ScalarOp.Kind.PREDICATE
        || s.op().kind() == ScalarOp.Kind.LOGIC;
  }

  private static boolean isDivision(Operation operation) {
    return operation instanceof Operation.Whole w
        && (w.op() == WholeOp.DIVIDE || w.op() == WholeOp.REMAINDER);
  }
}
