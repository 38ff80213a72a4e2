package dev.gradus.dsl.op;

import dev.gradus.dsl.op.Formula.Apply;
import dev.gradus.dsl.op.Formula.Constant;
import dev.gradus.dsl.op.Formula.Operand;
import dev.gradus.dsl.op.Formula.Output;
import dev.gradus.dsl.op.Realisation.Recipe;
import dev.gradus.runtime.Arithmetic;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints formulas as mathematics, with the fewest parentheses. */
public final class FormulaText {
  private static final int ATOM = 9;

  private final List<String> operands;
  private final String output;

  private FormulaText(List<String> operands, String output) {
    this.operands = operands;
    this.output = output;
  }

  /** A formula whose operands and output go by these names. */
  public static String of(Formula formula, List<String> operands, String output) {
    return new FormulaText(operands, output).text(formula);
  }

  /** A partial of an operation, the output written as {@code f}. */
  public static String ofPartial(ScalarOp op, int operand) {
    return op.partial(operand).map(p -> of(p, op.operandNames(), "f")).orElse("0");
  }

  /** What an operation computes: its recipe, else itself. */
  static String ofDefinition(ScalarOp op) {
    Formula formula =
        op.realisation(Arithmetic.STRICT) instanceof Recipe recipe
            ? recipe.formula()
            : new Apply(
                op, IntStream.range(0, op.arity()).<Formula>mapToObj(Operand::new).toList());
    return of(formula, op.operandNames(), "f");
  }

  private String text(Formula formula) {
    if (formula instanceof Operand o) {
      return operands.get(o.index());
    } else if (formula instanceof Output) {
      return output;
    } else if (formula instanceof Constant c) {
      return number(c.value());
    }
    Apply apply = (Apply) formula;
    Notation notation = apply.op().notation();
    List<Formula> arguments = apply.arguments();
    return switch (notation.position()) {
      case BEFORE -> notation.symbol() + bound(arguments.get(0), notation.precedence());
      case AFTER -> bound(arguments.get(0), notation.precedence() + 1) + notation.symbol();
      case BETWEEN ->
          bound(arguments.get(0), notation.precedence())
              + " "
              + notation.symbol()
              + " "
              + bound(arguments.get(1), notation.precedence() + 1);
      case FUNCTION ->
          arguments.stream()
              .map(this::text)
              .collect(Collectors.joining(", ", notation.symbol() + "(", ")"));
    };
  }

  /** The text, in parentheses if it binds less than asked. */
  private String bound(Formula formula, int precedence) {
    String text = text(formula);
    return precedence(formula) < precedence ? "(" + text + ")" : text;
  }

  private static int precedence(Formula formula) {
    if (formula instanceof Apply apply) {
      return apply.op().notation().precedence();
    }
    return formula instanceof Constant c && c.value() < 0 ? 6 : ATOM;
  }

  private static String number(double value) {
    String text = Double.toString(value);
    return text.replace("Infinity", "inf").replaceAll("\\.0$", "").replace('-', '−');
  }
}
