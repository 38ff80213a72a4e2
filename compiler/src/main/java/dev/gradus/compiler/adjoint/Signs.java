package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Flavour;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ScalarOp;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic with cotangents that keeps signs outermost, so that most of them end in a subtraction
 * from an adjoint: (−c) · x is −(c · x), and (−a) + (−b) is −(a + b), which differs from it by the
 * sign of zero only.
 */
final class Signs {
  /** Negations that have been written → what they negate. */
  private final Map<Value, Value> operands = new HashMap<>();

  Value negative(Value value, Code code) {
    Value operand = operands.get(value);
    if (operand != null) {
      return operand;
    }
    Value negative = apply(ArithmeticOps.NEGATE, code, value);
    operands.put(negative, value);
    return negative;
  }

  Value product(Value cotangent, Value factor, Code code) {
    return scaled(ArithmeticOps.MULTIPLY, cotangent, factor, code);
  }

  Value quotient(Value cotangent, Value divisor, Code code) {
    return scaled(ArithmeticOps.DIVIDE, cotangent, divisor, code);
  }

  private Value scaled(ScalarOp op, Value cotangent, Value by, Code code) {
    @Nullable Value operand = operands.get(cotangent);
    return operand == null
        ? apply(op, code, cotangent, by)
        : negative(apply(op, code, operand, by), code);
  }

  Value sum(Value a, Value b, Code code) {
    @Nullable Value x = operands.get(a);
    @Nullable Value y = operands.get(b);
    return x == null || y == null
        ? apply(ArithmeticOps.ADD, code, a, b)
        : negative(apply(ArithmeticOps.ADD, code, x, y), code);
  }

  private static Value apply(ScalarOp op, Code code, Value... arguments) {
    return code.apply(new Operation.Scalar(op, Flavour.STRICT), arguments);
  }
}
