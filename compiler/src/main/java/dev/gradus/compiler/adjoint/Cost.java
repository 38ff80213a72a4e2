package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ScalarOp;
import java.util.Set;

/**
 * What it costs to save a value or to compute it again, in units of an addition: sums, products and
 * indices are computed again, results of divisions, roots and elementary functions are saved.
 */
final class Cost {
  private static final Set<ScalarOp> CHEAP =
      Set.of(
          ArithmeticOps.ADD,
          ArithmeticOps.SUBTRACT,
          ArithmeticOps.MULTIPLY,
          ArithmeticOps.NEGATE,
          ArithmeticOps.FMA,
          ArithmeticOps.MIN,
          ArithmeticOps.MAX,
          ArithmeticOps.ABS,
          ArithmeticOps.SQUARE,
          ArithmeticOps.FLOOR,
          ArithmeticOps.CEIL,
          ArithmeticOps.RINT);

  private Cost() {}

  static int save(Type type) {
    return Typing.isReference(type) ? 6 : type.isReal() ? 4 : 3;
  }

  static int compute(Operation operation) {
    if (operation instanceof Operation.Constant) {
      return 0;
    } else if (operation instanceof Operation.Scalar s) {
      boolean real = s.op().kind() == ScalarOp.Kind.REAL;
      return !real || CHEAP.contains(s.op()) ? 1 : s.op() == ArithmeticOps.DIVIDE ? 5 : 20;
    } else if (operation instanceof Operation.Whole w) {
      boolean slow = w.op() == Operation.WholeOp.DIVIDE || w.op() == Operation.WholeOp.REMAINDER;
      return slow ? 5 : 1;
    }
    return 1;
  }
}
