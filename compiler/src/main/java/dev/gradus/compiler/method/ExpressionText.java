package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Operation;
import java.util.List;

/** Writes operations near to Java. */
final class ExpressionText {
  /** Stands for what would be too long to read. */
  static final String LONG = "…";

  private static final int LONGEST = 60;

  private ExpressionText() {}

  static String of(Operation operation, List<String> arguments) {
    if (operation instanceof Operation.Constant c) {
      return String.valueOf(c.value());
    } else if (operation instanceof Operation.Load) {
      return arguments.get(0) + "[" + arguments.get(1) + "]";
    } else if (operation instanceof Operation.ArrayLength) {
      return arguments.get(0) + ".length";
    }
    String symbol = symbol(ValueText.operation(operation));
    String text =
        arguments.size() == 2 && !symbol.isEmpty()
            ? operand(arguments.get(0)) + " " + symbol + " " + operand(arguments.get(1))
            : ValueText.operation(operation) + "(" + String.join(", ", arguments) + ")";
    return text.length() <= LONGEST ? text : LONG;
  }

  private static String operand(String text) {
    return text.contains(" ") && !text.endsWith(")") && !text.endsWith("]")
        ? "(" + text + ")"
        : text;
  }

  private static String symbol(String operation) {
    return switch (operation) {
      case "add", "add of whole numbers" -> "+";
      case "subtract", "subtract of whole numbers" -> "-";
      case "multiply", "multiply of whole numbers" -> "*";
      case "divide", "divide of whole numbers" -> "/";
      default -> "";
    };
  }
}
