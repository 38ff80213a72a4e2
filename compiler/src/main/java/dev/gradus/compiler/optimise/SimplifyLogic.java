package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.LogicOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.Optional;

/**
 * p & true, p | false, p ^ false, p & p, p | p, !!p → p; p & false → false; p | true → true; p ^ p
 * → false; p ^ true → !p; !(a &lt; b) → a ≥ b on whole numbers, !(a == b) → a != b on all.
 */
final class SimplifyLogic implements Simplification {
  private static final Operation NOT = new Operation.Logic(LogicOp.NOT);

  @Override
  public Optional<Value> apply(Statement.Instruction i, Numbering numbering) {
    LogicOp op = ((Operation.Logic) i.operation()).op();
    Value a = i.arguments().get(0);
    if (op == LogicOp.NOT) {
      return not(a, numbering);
    }
    Value b = i.arguments().get(1);
    if (a == b) {
      return Optional.of(op == LogicOp.XOR ? numbering.constant(false, Type.BOOLEAN) : a);
    }
    Optional<Value> right = withKnown(op, a, b, numbering);
    return right.isPresent() ? right : withKnown(op, b, a, numbering);
  }

  private static Optional<Value> withKnown(LogicOp op, Value p, Value other, Numbering numbering) {
    return numbering
        .truth(other)
        .map(
            known ->
                switch (op) {
                  case AND -> known ? p : numbering.constant(false, Type.BOOLEAN);
                  case OR -> known ? numbering.constant(true, Type.BOOLEAN) : p;
                  default -> known ? numbering.apply(NOT, Type.BOOLEAN, p) : p;
                });
  }

  private static Optional<Value> not(Value p, Numbering numbering) {
    Optional<Boolean> known = numbering.truth(p);
    if (known.isPresent()) {
      return Optional.of(numbering.constant(!known.get(), Type.BOOLEAN));
    }
    Statement.Instruction inner = numbering.definitions().of(p);
    if (inner == null) {
      return Optional.empty();
    } else if (inner.operation().equals(NOT)) {
      return Optional.of(inner.arguments().get(0));
    } else if (inner.operation() instanceof Operation.Compare c) {
      Value a = inner.arguments().get(0);
      boolean equality = c.comparison() == Comparison.EQ || c.comparison() == Comparison.NE;
      if (equality || !a.type().isReal()) {
        Operation inverse = new Operation.Compare(inverse(c.comparison()));
        return Optional.of(numbering.apply(inverse, Type.BOOLEAN, a, inner.arguments().get(1)));
      }
    }
    return Optional.empty();
  }

  /** p, where the value is !p. */
  static Optional<Value> operandOfNot(Value value, Definitions definitions) {
    Statement.Instruction i = definitions.of(value);
    return i != null && i.operation().equals(NOT)
        ? Optional.of(i.arguments().get(0))
        : Optional.empty();
  }

  static Comparison inverse(Comparison comparison) {
    return switch (comparison) {
      case EQ -> Comparison.NE;
      case NE -> Comparison.EQ;
      case LT -> Comparison.GE;
      case GE -> Comparison.LT;
      case GT -> Comparison.LE;
      case LE -> Comparison.GT;
    };
  }
}
