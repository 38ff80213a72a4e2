package dev.gradus.dsl.op;

import java.util.List;

/**
 * A scalar expression over the operands and the output of an operation: partial derivatives and
 * recipes are written this way, so that they can be printed, folded, fused and differentiated
 * again.
 */
public sealed interface Formula {

  /** Operand number {@code index} of the operation. */
  record Operand(int index) implements Formula {}

  /** The operation's own result. */
  record Output() implements Formula {}

  /** A literal. */
  record Constant(double value) implements Formula {}

  /** An operation applied to formulas. */
  record Apply(ScalarOp op, List<Formula> arguments) implements Formula {
    public Apply {
      arguments = List.copyOf(arguments);
    }
  }

  /** Carries this formula out in an algebra. */
  default <V> V evaluate(Algebra<V> algebra, List<V> operands, V output) {
    if (this instanceof Operand o) {
      return operands.get(o.index());
    } else if (this instanceof Output) {
      return output;
    } else if (this instanceof Constant c) {
      return algebra.constant(c.value());
    }
    Apply apply = (Apply) this;
    List<V> arguments =
        apply.arguments().stream().map(f -> f.evaluate(algebra, operands, output)).toList();
    return algebra.apply(apply.op(), arguments);
  }

  default Formula plus(Formula other) {
    return Formulas.apply(ArithmeticOps.ADD, this, other);
  }

  default Formula plus(double other) {
    return plus(new Constant(other));
  }

  default Formula minus(Formula other) {
    return Formulas.apply(ArithmeticOps.SUBTRACT, this, other);
  }

  default Formula minus(double other) {
    return minus(new Constant(other));
  }

  default Formula times(Formula other) {
    return Formulas.apply(ArithmeticOps.MULTIPLY, this, other);
  }

  default Formula times(double other) {
    return times(new Constant(other));
  }

  default Formula over(Formula other) {
    return Formulas.apply(ArithmeticOps.DIVIDE, this, other);
  }

  default Formula over(double other) {
    return over(new Constant(other));
  }

  default Formula negate() {
    return Formulas.apply(ArithmeticOps.NEGATE, this);
  }

  default Formula square() {
    return Formulas.apply(ArithmeticOps.SQUARE, this);
  }

  /** Truth value: equal numbers. */
  default Formula is(double other) {
    return Formulas.apply(ComparisonOps.EQUAL, this, new Constant(other));
  }

  /** Truth value: equal numbers. */
  default Formula is(Formula other) {
    return Formulas.apply(ComparisonOps.EQUAL, this, other);
  }

  /** Truth value: greater than. */
  default Formula above(Formula other) {
    return Formulas.apply(ComparisonOps.GREATER, this, other);
  }

  /** Truth value: greater than. */
  default Formula above(double other) {
    return above(new Constant(other));
  }

  /** Truth value: less than or equal. */
  default Formula upTo(Formula other) {
    return Formulas.apply(ComparisonOps.LESS_EQUAL, this, other);
  }

  /** Truth value: less than or equal. */
  default Formula upTo(double other) {
    return upTo(new Constant(other));
  }

  /** Truth value: both. */
  default Formula and(Formula other) {
    return Formulas.apply(LogicOps.AND, this, other);
  }

  /** Truth value: one of them or both. */
  default Formula or(Formula other) {
    return Formulas.apply(LogicOps.OR, this, other);
  }
}
