package dev.gradus.compiler.oracle;

import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.LogicOp;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Type;

/** What has no derivative: whole numbers, truth values, comparisons; and conversions. */
final class DualWholes {
  private DualWholes() {}

  static Step arithmetic(WholeOp op, boolean isInt, int[] a, int to) {
    int x = a[0];
    int y = a.length > 1 ? a[1] : a[0];
    return isInt
        ? f -> f.whole[to] = ofInts(op, (int) f.whole[x], (int) f.whole[y])
        : f -> f.whole[to] = ofLongs(op, f.whole[x], f.whole[y]);
  }

  private static int ofInts(WholeOp op, int x, int y) {
    return switch (op) {
      case ADD -> x + y;
      case SUBTRACT -> x - y;
      case MULTIPLY -> x * y;
      case DIVIDE -> x / y;
      case REMAINDER -> x % y;
      case NEGATE -> -x;
      case AND -> x & y;
      case OR -> x | y;
      case XOR -> x ^ y;
      case SHIFT_LEFT -> x << y;
      case SHIFT_RIGHT -> x >> y;
      case SHIFT_RIGHT_UNSIGNED -> x >>> y;
      case MIN -> Math.min(x, y);
      case MAX -> Math.max(x, y);
      case ABS -> Math.abs(x);
    };
  }

  private static long ofLongs(WholeOp op, long x, long y) {
    return switch (op) {
      case ADD -> x + y;
      case SUBTRACT -> x - y;
      case MULTIPLY -> x * y;
      case DIVIDE -> x / y;
      case REMAINDER -> x % y;
      case NEGATE -> -x;
      case AND -> x & y;
      case OR -> x | y;
      case XOR -> x ^ y;
      case SHIFT_LEFT -> x << y;
      case SHIFT_RIGHT -> x >> y;
      case SHIFT_RIGHT_UNSIGNED -> x >>> y;
      case MIN -> Math.min(x, y);
      case MAX -> Math.max(x, y);
      case ABS -> Math.abs(x);
    };
  }

  static Step comparison(Comparison comparison, Type type, int[] a, int to) {
    int x = a[0];
    int y = a[1];
    if (type.isReal()) {
      return f -> f.whole[to] = holds(comparison, f.real[x], f.real[y]) ? 1 : 0;
    } else if (type.isArray() || type.kind() == Type.Kind.REFERENCE) {
      boolean equality = comparison == Comparison.EQ;
      return f -> f.whole[to] = (f.reference[x] == f.reference[y]) == equality ? 1 : 0;
    }
    return f -> f.whole[to] = holds(comparison, Long.compare(f.whole[x], f.whole[y]), 0) ? 1 : 0;
  }

  private static boolean holds(Comparison comparison, double x, double y) {
    return switch (comparison) {
      case EQ -> x == y;
      case NE -> x != y;
      case LT -> x < y;
      case LE -> x <= y;
      case GT -> x > y;
      case GE -> x >= y;
    };
  }

  static Step logic(LogicOp op, int[] a, int to) {
    int x = a[0];
    int y = a.length > 1 ? a[1] : a[0];
    return switch (op) {
      case AND -> f -> f.whole[to] = f.whole[x] & f.whole[y];
      case OR -> f -> f.whole[to] = f.whole[x] | f.whole[y];
      case XOR -> f -> f.whole[to] = f.whole[x] ^ f.whole[y];
      case NOT -> f -> f.whole[to] = 1 - f.whole[x];
    };
  }

  /** Between reals the derivative goes along; from and to whole numbers there is none. */
  static Step conversion(Type from, Type target, int x, int to) {
    if (!from.isReal()) {
      return switch (target.kind()) {
        case DOUBLE -> f -> f.real[to] = f.whole[x];
        case FLOAT -> f -> f.real[to] = (float) f.whole[x];
        case LONG -> f -> f.whole[to] = f.whole[x];
        default -> f -> f.whole[to] = narrowed(target.kind(), (int) f.whole[x]);
      };
    }
    return switch (target.kind()) {
      case DOUBLE -> f -> f.copy(f, x, to);
      case FLOAT ->
          f -> {
            f.real[to] = (float) f.real[x];
            f.tangent[to] = f.tangent[x];
          };
      case LONG -> f -> f.whole[to] = (long) f.real[x];
      default -> f -> f.whole[to] = narrowed(target.kind(), (int) f.real[x]);
    };
  }

  private static int narrowed(Type.Kind kind, int value) {
    return switch (kind) {
      case BYTE -> (byte) value;
      case CHAR -> (char) value;
      case SHORT -> (short) value;
      default -> value;
    };
  }
}
