package dev.gradus.dsl.op;

import dev.gradus.dsl.op.Realisation.Compare;
import dev.gradus.dsl.op.Realisation.Opcode;
import dev.gradus.dsl.op.Realisation.Recipe;
import dev.gradus.dsl.op.Realisation.StaticCall;
import dev.gradus.runtime.Arithmetic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The catalogue as a page of documentation. */
final class OperatorsPage {
  private static final String[] INSTRUCTIONS = {"ADD", "SUB", "MUL", "DIV", "REM", "NEG"};

  private OperatorsPage() {}

  static String text() {
    StringBuilder page = new StringBuilder();
    page.append("# Operators\n\n")
        .append(
            "Generated from the operator catalogue (`dev.gradus.dsl.op.Catalogue`): do not edit.\n")
        .append("To write it anew: `")
        .append(OperatorsPageTest.COMMAND)
        .append("`.\n\n")
        .append(
            "*f* is the operator's own result. *STRICT* and *FAST* say what computes the value: ")
        .append("a JVM instruction, a static method\n(FAST: on floats by its own overload, and on ")
        .append(
            "blocks by a kernel where marked), or a recipe, carried out operation by operation.\n");
    Catalogue.families().forEach(family -> chapter(page, family));
    return page.toString();
  }

  private static void chapter(StringBuilder page, Family family) {
    page.append("\n## ")
        .append(family.title())
        .append("\n\n")
        .append(
            "| operator | value | derivatives | domain | at the edge | facts | STRICT | FAST |\n")
        .append("|---|---|---|---|---|---|---|---|\n");
    for (ScalarOp op : family.members()) {
      List<String> cells =
          List.of(
              op.name() + "(" + String.join(", ", op.operandNames()) + ")",
              op.definition(),
              derivatives(op),
              op.domain(),
              op.edge(),
              facts(op),
              realisation(op, Arithmetic.STRICT),
              realisation(op, Arithmetic.FAST));
      page.append(
          cells.stream()
              .map(cell -> cell.replace("|", "\\|").replace("*", "\\*"))
              .collect(Collectors.joining(" | ", "| ", " |\n")));
    }
  }

  private static String derivatives(ScalarOp op) {
    return IntStream.range(0, op.arity())
        .mapToObj(i -> "∂" + op.operandNames().get(i) + ": " + derivative(op, i))
        .collect(Collectors.joining("<br>"));
  }

  private static String derivative(ScalarOp op, int operand) {
    if (op.refuses(operand)) {
      return "refused";
    }
    return Points.real(op, operand) ? FormulaText.ofPartial(op, operand) : "none";
  }

  private static String facts(ScalarOp op) {
    List<String> facts = new ArrayList<>();
    if (op.commutative()) {
      facts.add("commutative");
    }
    op.neutral().ifPresent(e -> facts.add("neutral " + number(e)));
    for (int i = 0; i < op.arity(); i++) {
      String operand = op.operandNames().get(i);
      op.safePoint(i).ifPresent(s -> facts.add("safe at " + operand + " = " + number(s)));
    }
    return String.join("; ", facts);
  }

  private static String number(double value) {
    return FormulaText.of(new Formula.Constant(value), List.of(), "");
  }

  private static String realisation(ScalarOp op, Arithmetic arithmetic) {
    Realisation realisation = op.realisation(arithmetic);
    if (realisation instanceof StaticCall call) {
      String name = call.owner().getSimpleName() + "." + call.name();
      return call.block().isEmpty() ? name : name + ", blocks";
    } else if (realisation instanceof Recipe recipe) {
      return "recipe " + FormulaText.of(recipe.formula(), op.operandNames(), "f");
    } else if (realisation instanceof Opcode opcode) {
      return "instruction " + INSTRUCTIONS[(opcode.doubleOpcode() - 99) / 4];
    }
    return realisation instanceof Compare ? "comparison" : "choice of values";
  }
}
