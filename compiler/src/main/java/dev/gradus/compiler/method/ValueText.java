package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.Locale;
import java.util.Map;

/** Names a value as its reader knows it: by its variable, else by the operation that gives it. */
final class ValueText {
  private ValueText() {}

  static String of(Value value, Map<Value, Statement.Instruction> definitions) {
    Statement.Instruction i = definitions.get(value);
    String operation = i == null ? "" : operation(i.operation());
    String type = value.type().toString();
    if (!value.name().isEmpty()) {
      return type + " " + value.name() + (operation.isEmpty() ? "" : " (" + operation + ")");
    }
    return operation.isEmpty() ? "a " + type : type + " result of " + operation;
  }

  /** The operation in a word. */
  static String operation(Operation operation) {
    if (operation instanceof Operation.Scalar s) {
      return s.op().name();
    } else if (operation instanceof Operation.Whole w) {
      return w.op().name().toLowerCase(Locale.ROOT) + " of whole numbers";
    } else if (operation instanceof Operation.Load) {
      return "load";
    } else if (operation instanceof Operation.Compare) {
      return "comparison";
    } else if (operation instanceof Operation.StaticCall c) {
      return c.name();
    } else if (operation instanceof Operation.Call c) {
      return c.function();
    }
    return operation.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
