package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Flavour;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.Formula;
import dev.gradus.dsl.op.SelectionOps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Writes a cotangent times a partial derivative. Only the operands that the formula names are asked
 * for; a partial that is a choice becomes a choice of contributions, so that the side not taken
 * does not spoil a zero.
 */
final class Contributions {
  private final Flavour flavour;
  private final IntFunction<Value> operand;
  private final Supplier<Value> output;
  private final Type type;
  private final Signs signs;
  private final Code code;
  private final Map<Formula, Value> written = new HashMap<>();

  /**
   * @param operand the primal's operands, asked for as needed
   * @param output the primal's result, asked for if needed
   * @param type DOUBLE or FLOAT
   */
  Contributions(
      Flavour flavour,
      IntFunction<Value> operand,
      Supplier<Value> output,
      Type type,
      Signs signs,
      Code code) {
    this.flavour = flavour;
    this.operand = operand;
    this.output = output;
    this.type = type;
    this.signs = signs;
    this.code = code;
  }

  /** {@code cotangent · partial}; empty for zero. */
  Optional<Value> times(Value cotangent, Formula partial) {
    if (partial instanceof Formula.Constant c) {
      return constant(cotangent, c.value());
    } else if (partial instanceof Formula.Apply apply) {
      List<Formula> a = apply.arguments();
      if (apply.op() == ArithmeticOps.NEGATE) {
        return times(cotangent, a.get(0)).map(v -> signs.negative(v, code));
      } else if (apply.op() == ArithmeticOps.DIVIDE && a.get(0) instanceof Formula.Constant c) {
        return constant(cotangent, c.value()).map(v -> signs.quotient(v, value(a.get(1)), code));
      } else if (apply.op() == SelectionOps.SELECT) {
        Value first = times(cotangent, a.get(1)).orElseGet(() -> code.real(0, type));
        Value second = times(cotangent, a.get(2)).orElseGet(() -> code.real(0, type));
        return Optional.of(code.apply(new Operation.Choose(), value(a.get(0)), first, second));
      }
    }
    return Optional.of(signs.product(cotangent, value(partial), code));
  }

  private Optional<Value> constant(Value cotangent, double factor) {
    if (factor == 0) {
      return Optional.empty();
    } else if (factor == 1) {
      return Optional.of(cotangent);
    }
    return Optional.of(
        factor == -1
            ? signs.negative(cotangent, code)
            : signs.product(cotangent, code.real(factor, type), code));
  }

  /** Carries a formula out. Recursion is bounded by the depth of the catalogue's formulas. */
  private Value value(Formula formula) {
    Value known = written.get(formula);
    if (known == null) {
      known = compute(formula);
      written.put(formula, known);
    }
    return known;
  }

  private Value compute(Formula formula) {
    if (formula instanceof Formula.Operand o) {
      return operand.apply(o.index());
    } else if (formula instanceof Formula.Output) {
      return output.get();
    } else if (formula instanceof Formula.Constant c) {
      return code.real(c.value(), type);
    }
    Formula.Apply apply = (Formula.Apply) formula;
    List<Value> arguments = new ArrayList<>();
    apply.arguments().forEach(a -> arguments.add(value(a)));
    Operation operation = new Operation.Scalar(apply.op(), flavour);
    return code.apply(operation, arguments.toArray(Value[]::new));
  }
}
