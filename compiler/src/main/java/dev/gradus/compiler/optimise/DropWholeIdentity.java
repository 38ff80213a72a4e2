package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.Optional;

/**
 * x + 0, x − 0, x · 1, x / 1, x | 0, x ^ 0, x & −1, x shifted by 0 → x; x · 0, x & 0 → 0; x − x, x
 * ^ x → 0; x & x, x | x, min(x, x), max(x, x) → x; −(−x) → x; max(a.length, c) → a.length, if c ≤
 * 0.
 */
final class DropWholeIdentity implements Simplification {
  @Override
  public Optional<Value> apply(Statement.Instruction i, Numbering numbering) {
    WholeOp op = ((Operation.Whole) i.operation()).op();
    Value a = i.arguments().get(0);
    if (op == WholeOp.NEGATE) {
      Statement.Instruction inner = numbering.definitions().of(a);
      boolean twice = inner != null && inner.operation().equals(i.operation());
      return twice ? Optional.of(inner.arguments().get(0)) : Optional.empty();
    } else if (op == WholeOp.ABS) {
      return Optional.empty();
    }
    Value b = i.arguments().get(1);
    Type type = i.results().get(0).type();
    if (a == b) {
      return ofEqual(op, a, type, numbering);
    }
    Optional<Value> right = withLiteral(op, a, b, type, numbering);
    return right.isPresent() || !Expression.isSymmetric(i.operation())
        ? right
        : withLiteral(op, b, a, type, numbering);
  }

  private static Optional<Value> ofEqual(WholeOp op, Value a, Type type, Numbering numbering) {
    return switch (op) {
      case AND, OR, MIN, MAX -> Optional.of(a);
      case SUBTRACT, XOR -> Optional.of(zero(type, numbering));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> withLiteral(
      WholeOp op, Value x, Value literal, Type type, Numbering numbering) {
    Operation.Constant constant = numbering.definitions().constant(literal);
    if (constant == null || !(constant.value() instanceof Number n)) {
      return Optional.empty();
    }
    long c = n.longValue();
    return switch (op) {
      case ADD, SUBTRACT, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED ->
          c == 0 ? Optional.of(x) : Optional.empty();
      case MULTIPLY ->
          c == 1 ? Optional.of(x) : c == 0 ? Optional.of(zero(type, numbering)) : Optional.empty();
      case DIVIDE -> c == 1 ? Optional.of(x) : Optional.empty();
      case REMAINDER -> c == 1 ? Optional.of(zero(type, numbering)) : Optional.empty();
      case AND ->
          c == -1 ? Optional.of(x) : c == 0 ? Optional.of(zero(type, numbering)) : Optional.empty();
      case MAX -> c <= 0 && isLength(x, numbering) ? Optional.of(x) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean isLength(Value x, Numbering numbering) {
    Statement.Instruction i = numbering.definitions().of(x);
    return i != null && i.operation() instanceof Operation.ArrayLength;
  }

  private static Value zero(Type type, Numbering numbering) {
    return numbering.constant(type.equals(Type.LONG) ? (Object) 0L : (Object) 0, type);
  }
}
