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
}
