package dev.gradus.compiler.loop;

/** Literals and their types. */
final class Constants {
  private Constants() {}

  /** Whether the literal is one of the constant's type. */
  static boolean fits(Operation.Constant constant) {
    Type type = constant.type();
    Object value = constant.value();
    if (value instanceof ArrayLiteral array) {
      return array.type().equals(type);
    }
    if (value == null || value instanceof String) {
      return value == null ? Typing.isReference(type) : type.kind() == Type.Kind.REFERENCE;
    }
    return type.rank() == 0
        && switch (type.kind()) {
          case BOOLEAN -> value instanceof Boolean;
          case INT -> value instanceof Integer;
          case LONG -> value instanceof Long;
          case FLOAT -> value instanceof Float;
          case DOUBLE -> value instanceof Double;
          default -> false;
        };
  }

  /** The literal as Java writes it. */
  static String text(Operation.Constant constant) {
    Object value = constant.value();
    if (value instanceof Long) {
      return value + "L";
    } else if (value instanceof Float) {
      return value + "f";
    }
    return value instanceof String ? '"' + value.toString() + '"' : String.valueOf(value);
  }
}
