package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values as a reader knows them: by name, else by the expression that gives them. */
final class ValueText {
  private static final int DEPTH = 3;

  private final Homes homes;

  ValueText(Homes homes) {
    this.homes = homes;
  }

  /** The name of a value, else its expression. */
  String of(Value value) {
    return text(value, DEPTH);
  }

  /** The expression of a value, with its name if it has one. */
  String definition(Value value) {
    Optional<Statement.Instruction> i = homes.definition(value);
    if (i.isEmpty()) {
      return of(value);
    }
    String expression = expression(i.get(), DEPTH);
    return value.name().isEmpty() ? expression : value.name() + " = " + expression;
  }

  private String text(Value value, int depth) {
    Optional<Statement.Instruction> i = homes.definition(value);
    if (i.isPresent() && i.get().operation() instanceof Operation.Constant c) {
      return String.valueOf(c.value());
    } else if (!value.name().isEmpty()) {
      return value.name();
    }
    if (i.isEmpty()) {
      return "a result";
    }
    return depth == 0 ? "…" : expression(i.get(), depth);
  }

  private String expression(Statement.Instruction i, int depth) {
    Operation operation = i.operation();
    List<String> a = i.arguments().stream().map(v -> text(v, depth - 1)).toList();
    if (operation instanceof Operation.Constant c) {
      return String.valueOf(c.value());
    } else if (operation instanceof Operation.Load) {
      return a.get(0) + "[" + a.get(1) + "]";
    } else if (operation instanceof Operation.ArrayLength) {
      return a.get(0) + ".length";
    } else if (operation instanceof Operation.Scalar s) {
      return scalar(s, a);
    } else if (operation instanceof Operation.Convert c) {
      return "(" + c.to() + ") " + a.get(0);
    } else if (operation instanceof Operation.Compare c) {
      return a.get(0) + " " + c.comparison() + " " + a.get(1);
    } else if (operation instanceof Operation.Whole w && a.size() == 2) {
      String symbol =
          switch (w.op()) {
            case ADD -> "+";
            case SUBTRACT -> "-";
            case MULTIPLY -> "*";
            case DIVIDE -> "/";
            case REMAINDER -> "%";
            default -> w.op().name().toLowerCase(java.util.Locale.ROOT);
          };
      return "(" + a.get(0) + " " + symbol + " " + a.get(1) + ")";
    }
    String name = operation.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    return name + a.stream().collect(Collectors.joining(", ", "(", ")"));
  }

  private static String scalar(Operation.Scalar s, List<String> a) {
    String symbol =
        switch (s.op().name()) {
          case "add" -> "+";
          case "subtract" -> "-";
          case "multiply" -> "*";
          case "divide" -> "/";
          case "remainder" -> "%";
          default -> "";
        };
    return symbol.isEmpty()
        ? s.op().name() + a.stream().collect(Collectors.joining(", ", "(", ")"))
        : "(" + a.get(0) + " " + symbol + " " + a.get(1) + ")";
  }
}
