package dev.gradus.compiler.loop;

/** Integer arithmetic and conversions on boxed values. */
final class WholeArithmetic {
  private WholeArithmetic() {}

  static Object apply(Operation.WholeOp op, Object[] a) {
    return a[0] instanceof Integer x
        ? (Object) ofInts(op, x, a.length > 1 ? (Integer) a[1] : 0)
        : (Object) ofLongs(op, (Long) a[0], a.length > 1 ? ((Number) a[1]).longValue() : 0);
  }

  private static int ofInts(Operation.WholeOp op, int x, int y) {
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

  private static long ofLongs(Operation.WholeOp op, long x, long y) {
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

  /** Java's conversion of a boxed primitive; to a small integer through int, as the JVM does. */
  static Object convert(Type.Kind to, Object value) {
    Number number = value instanceof Boolean b ? (Number) (b ? 1 : 0) : (Number) value;
    return switch (to) {
      case BYTE -> (Object) (int) (byte) intValue(number);
      case CHAR -> (Object) (int) (char) intValue(number);
      case SHORT -> (Object) (int) (short) intValue(number);
      case INT -> (Object) intValue(number);
      case LONG -> (Object) number.longValue();
      case FLOAT -> (Object) number.floatValue();
      case DOUBLE -> (Object) number.doubleValue();
      default -> throw new IllegalArgumentException("no conversion to " + to);
    };
  }

  private static int intValue(Number number) {
    return number.intValue();
  }
}
