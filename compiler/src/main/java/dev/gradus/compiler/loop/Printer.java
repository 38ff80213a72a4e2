package dev.gradus.compiler.loop;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints programs as readable text, near to Java. Values are numbered in the order of their
 * definition, function by function, so that the text does not depend on how the program was made.
 */
public final class Printer {
  private final StringBuilder text = new StringBuilder();
  private final Map<Value, String> values = new IdentityHashMap<>();
  private final Map<Label, String> labels = new IdentityHashMap<>();
  private final Map<String, Integer> labelNames = new HashMap<>();
  private final OperationText operations = new OperationText(this::name);
  private final boolean numbering;
  private int indent;

  private Printer(boolean numbering) {
    this.numbering = numbering;
  }

  /** The text of a program. */
  public static String print(LoopProgram program) {
    return program.functions().stream()
        .map(Printer::print)
        .collect(Collectors.joining("\n", "program " + program.name() + "\n\n", ""));
  }

  /** The text of a function. */
  public static String print(Function function) {
    Printer printer = new Printer(true);
    String parameters = printer.definitions(function.parameters());
    printer.line(function.result() + " " + function.name() + "(" + parameters + ") {");
    printer.body(function.body());
    printer.line("}");
    return printer.text.toString();
  }

  /** A statement's first line with the values' own numbers, for messages. */
  static String heading(Statement statement) {
    Printer printer = new Printer(false);
    String text;
    if (statement instanceof Statement.Instruction instruction) {
      text = printer.operations.of(instruction.operation(), instruction.arguments());
      for (Value result : instruction.results()) {
        text = result.type() + " " + result + " = " + text;
      }
    } else {
      text = printer.opening(statement);
    }
    Position position = statement.position();
    return (text + " " + position.location()).stripTrailing();
  }

  private void body(Block block) {
    indent++;
    for (Statement statement : block.statements()) {
      statement(statement);
    }
    terminator(block.terminator());
    indent--;
  }

  private void statement(Statement statement) {
    if (statement instanceof Statement.Instruction i) {
      String operation = operations.of(i.operation(), i.arguments());
      line(i.results().isEmpty() ? operation : definitions(i.results()) + " = " + operation);
      return;
    }
    line(opening(statement));
    if (statement instanceof Statement.If branch) {
      body(branch.then());
      boolean empty =
          branch.otherwise().statements().isEmpty()
              && branch.otherwise().terminator() instanceof Terminator.Yield y
              && y.values().isEmpty();
      if (!empty) {
        line("} else {");
        body(branch.otherwise());
      }
    } else if (statement instanceof Statement.Labelled labelled) {
      body(labelled.body());
    } else if (statement instanceof Statement.Loop loop) {
      body(loop.body());
    } else if (statement instanceof Statement.For loop) {
      body(loop.body());
    }
    List<Value> results = statement.results();
    line(results.isEmpty() ? "}" : "} giving (" + definitions(results) + ")");
  }

  private String opening(Statement statement) {
    if (statement instanceof Statement.If branch) {
      return "if (" + name(branch.condition()) + ") {";
    } else if (statement instanceof Statement.Labelled labelled) {
      return label(labelled.label()) + ": {";
    } else if (statement instanceof Statement.Loop loop) {
      String carried = carried(loop.carried(), loop.initial());
      return label(loop.label()) + ": loop" + carried + " {";
    }
    Statement.For loop = (Statement.For) statement;
    String from = name(loop.from());
    String to = name(loop.to());
    String index = define(loop.index());
    String carried = carried(loop.carried(), loop.initial());
    String relation = loop.step() > 0 ? " < " : " > ";
    String step = loop.step() > 0 ? " += " + loop.step() : " -= " + -(long) loop.step();
    return label(loop.label())
        + (": for (int " + index + " = " + from + "; " + index + relation + to)
        + ("; " + index + step + ")" + carried + " {");
  }

  private String carried(List<Value> carried, List<Value> initial) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < carried.size(); i++) {
      String start = name(initial.get(i));
      String separator = i == 0 ? " with (" : ", ";
      list.append(separator).append(carried.get(i).type()).append(' ');
      list.append(define(carried.get(i))).append(" = ").append(start);
    }
    return carried.isEmpty() ? "" : list.append(')').toString();
  }

  private void terminator(Terminator terminator) {
    if (terminator instanceof Terminator.Yield yield) {
      if (!yield.values().isEmpty()) {
        line("yield " + names(yield.values()));
      }
    } else if (terminator instanceof Terminator.Break b) {
      line(("break " + label(b.label()) + " " + names(b.values())).stripTrailing());
    } else if (terminator instanceof Terminator.Continue c) {
      line(("continue " + label(c.label()) + " " + names(c.values())).stripTrailing());
    } else if (terminator instanceof Terminator.Return r) {
      line(r.value().map(v -> "return " + name(v)).orElse("return"));
    } else if (terminator instanceof Terminator.Throw t) {
      line("throw " + name(t.exception()));
    }
  }

  private String definitions(List<Value> list) {
    return list.stream().map(v -> v.type() + " " + define(v)).collect(Collectors.joining(", "));
  }

  private String names(List<Value> list) {
    return list.stream().map(this::name).collect(Collectors.joining(", "));
  }

  private String define(Value value) {
    if (!numbering) {
      return value.toString();
    }
    String name = (value.name().isEmpty() ? "v" : value.name() + "_") + values.size();
    values.put(value, name);
    return name;
  }

  /** The printed name; an undefined value of a malformed program is marked. */
  private String name(Value value) {
    if (!numbering) {
      return value.toString();
    }
    String name = values.get(value);
    return name == null ? "?" + value : name;
  }

  private String label(Label label) {
    return labels.computeIfAbsent(
        label,
        l -> {
          int count = labelNames.merge(l.toString(), 1, Integer::sum);
          return count == 1 ? l.toString() : l + "." + count;
        });
  }

  private void line(String line) {
    text.append("  ".repeat(indent)).append(line).append('\n');
  }
}
