package dev.gradus.compiler.tangent;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.Formula;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.dsl.op.SelectionOps;
import java.util.List;
import java.util.Optional;

/**
 * The tangent of a scalar operation: the sum over its operands of partial derivative times tangent,
 * as the catalogue declares the partials.
 */
final class ScalarTangents {
  private final Code code;
  private final Operation.Flavour flavour;
  private final ScalarOp op;
  private final Type type;
  private final List<Value> operands;
  private final Value output;

  ScalarTangents(Code code, Operation.Scalar scalar, Statement.Instruction instruction) {
    this.code = code;
    this.flavour = scalar.flavour();
    this.op = scalar.op();
    this.operands = instruction.arguments();
    this.output = instruction.results().get(0);
    this.type = output.type();
  }

  /** The tangent, given those of the operands (empty where zero); empty if it is zero. */
  Optional<Value> of(List<Optional<Value>> tangents) {
    if (op.kind() == ScalarOp.Kind.SELECT) {
      return Optional.of(
          code.apply(
              new Operation.Choose(),
              operands.get(0),
              tangents.get(1).orElseGet(this::zero),
              tangents.get(2).orElseGet(this::zero)));
    }
    Sum sum = new Sum(code, flavour);
    for (int k = 0; k < operands.size(); k++) {
      int operand = k;
      sum.add(
          tangents.get(k).flatMap(t -> op.partial(operand).flatMap(p -> product(p, t, operand))));
    }
    return sum.value();
  }

  /**
   * Partial times tangent. A partial that selects one of several formulas selects among the
   * products, so that a tangent that is not finite stays out of those where the partial is zero.
   */
  private Optional<Sum.Term> product(Formula partial, Value tangent, int operand) {
    if (partial instanceof Formula.Constant c && Math.abs(c.value()) <= 1) {
      if (c.value() == 0) {
        return Optional.empty();
      } else if (Math.abs(c.value()) == 1) {
        return Optional.of(new Sum.Term(tangent, c.value() < 0));
      }
    } else if (partial instanceof Formula.Apply a && a.op() == ArithmeticOps.NEGATE) {
      return product(a.arguments().get(0), tangent, operand).map(Sum.Term::negated);
    } else if (partial instanceof Formula.Apply a && a.op() == SelectionOps.SELECT) {
      return selected(a, tangent, operand);
    }
    Value slope = evaluate(partial);
    boolean safe = partial instanceof Formula.Constant || isFinite(operand);
    return Optional.of(
        new Sum.Term(
            safe
                ? Products.plain(code, flavour, slope, tangent)
                : Products.unpoisoned(code, flavour, slope, tangent),
            false));
  }

  private Optional<Sum.Term> selected(Formula.Apply select, Value tangent, int operand) {
    Optional<Sum.Term> then = product(select.arguments().get(1), tangent, operand);
    Optional<Sum.Term> otherwise = product(select.arguments().get(2), tangent, operand);
    if (then.isEmpty() && otherwise.isEmpty()) {
      return Optional.empty();
    }
    Value condition = evaluate(select.arguments().get(0));
    Value chosen =
        code.apply(new Operation.Choose(), condition, valueOrZero(then), valueOrZero(otherwise));
    return Optional.of(new Sum.Term(chosen, false));
  }

  private Value valueOrZero(Optional<Sum.Term> term) {
    return term.map(t -> Sum.value(code, flavour, t)).orElseGet(this::zero);
  }

  /** Whether the partial is finite wherever the operands are. */
  private boolean isFinite(int operand) {
    if (op == ArithmeticOps.DIVIDE) {
      return code.isConstant(operands.get(1), v -> v != 0);
    } else if (op == ArithmeticOps.POW && operand == 0) {
      return code.isConstant(operands.get(1), v -> v == 0 || v >= 1);
    }
    for (int k = 0; k < op.arity(); k++) {
      if (op.safePoint(k).isPresent()) {
        return false;
      }
    }
    return true;
  }

  private Value evaluate(Formula formula) {
    return formula.evaluate(new FormulaCode(code, type, flavour), operands, output);
  }

  private Value zero() {
    return code.real(type, 0);
  }
}
