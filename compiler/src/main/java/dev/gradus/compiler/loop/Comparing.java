package dev.gradus.compiler.loop;

/** Comparison and logic on boxed values. */
final class Comparing {
  private Comparing() {}

  static boolean compare(Operation.Comparison comparison, Object a, Object b) {
    if (a instanceof Integer x) {
      return holds(comparison, Integer.compare(x, (Integer) b));
    } else if (a instanceof Long x) {
      return holds(comparison, Long.compare(x, (Long) b));
    } else if (a instanceof Float || a instanceof Double) {
      return real(comparison, ((Number) a).doubleValue(), ((Number) b).doubleValue());
    }
    boolean equal = a instanceof Boolean ? a.equals(b) : a == b;
    return (comparison == Operation.Comparison.EQ) == equal;
  }

  static boolean logic(Operation.LogicOp op, Object[] a) {
    boolean x = (Boolean) a[0];
    return switch (op) {
      case AND -> x && (Boolean) a[1];
      case OR -> x || (Boolean) a[1];
      case XOR -> x ^ (Boolean) a[1];
      case NOT -> !x;
    };
  }

  private static boolean holds(Operation.Comparison comparison, int order) {
    return switch (comparison) {
      case EQ -> order == 0;
      case NE -> order != 0;
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
    };
  }

  private static boolean real(Operation.Comparison comparison, double x, double y) {
    return switch (comparison) {
      case EQ -> x == y;
      case NE -> x != y;
      case LT -> x < y;
      case LE -> x <= y;
      case GT -> x > y;
      case GE -> x >= y;
    };
  }
}
