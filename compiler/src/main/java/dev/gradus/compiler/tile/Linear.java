package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole number as a sum of multiples of others, and of a literal: {@code 2 · i − j + 3}. */
final class Linear {
  private final Uses uses;
  private final Map<Value, Integer> factors = new LinkedHashMap<>();
  private int rest;

  private Linear(Uses uses) {
    this.uses = uses;
  }

  /** a − b, where that is a literal. */
  static Optional<Integer> difference(Value a, Value b, Uses uses) {
    Linear linear = new Linear(uses);
    linear.add(a, 1);
    linear.add(b, -1);
    boolean literal = linear.factors.values().stream().allMatch(n -> n == 0);
    return literal ? Optional.of(linear.rest) : Optional.empty();
  }

  /** Adds a multiple of a number. Recursion is bounded by the depth of indices as written. */
  private void add(Value value, int factor) {
    Optional<Integer> literal = uses.literal(value);
    Statement.Instruction i = uses.definition(value).orElse(null);
    if (literal.isPresent()) {
      rest += factor * literal.get();
    } else if (i != null && i.operation() instanceof Operation.Whole w) {
      add(value, w.op(), i.arguments(), factor);
    } else {
      factors.merge(value, factor, Integer::sum);
    }
  }

  private void add(Value value, WholeOp op, List<Value> arguments, int factor) {
    if (op == WholeOp.ADD || op == WholeOp.SUBTRACT) {
      add(arguments.get(0), factor);
      add(arguments.get(1), op == WholeOp.ADD ? factor : -factor);
      return;
    }
    if (op == WholeOp.MULTIPLY) {
      for (int k = 0; k < 2; k++) {
        Optional<Integer> literal = uses.literal(arguments.get(k));
        if (literal.isPresent()) {
          add(arguments.get(1 - k), factor * literal.get());
          return;
        }
      }
    }
    factors.merge(value, factor, Integer::sum);
  }
}
