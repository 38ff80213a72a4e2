package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How whole numbers change from one iteration of a loop to the next. */
final class Indices {
  private final Uses uses;
  private final Set<Value> varying;
  private final Map<Value, Integer> known = new HashMap<>();

  /**
   * Takes the values that differ between iterations.
   *
   * @param steps carried whole numbers
   */
  Indices(Statement.For loop, Uses uses, Set<Value> varying, Map<Value, Sums.Step> steps) {
    this.uses = uses;
    this.varying = varying;
    known.put(loop.index(), 1);
    steps.forEach(
        (value, step) -> {
          Optional<Integer> by = uses.literal(step.by());
          // Tiles count up, whatever the loop does.
          int sign = step.down() == loop.step() > 0 ? -1 : 1;
          by.ifPresent(n -> known.put(value, sign * n));
        });
  }

  /** By how much a whole number grows with the index; empty where that is no literal. */
  Optional<Integer> stride(Value value) {
    if (!varying.contains(value)) {
      return Optional.of(0);
    } else if (known.containsKey(value)) {
      return Optional.of(known.get(value));
    }
    Statement.Instruction i = uses.definition(value).orElse(null);
    if (i == null || !(i.operation() instanceof Operation.Whole w) || i.arguments().size() != 2) {
      return Optional.empty();
    }
    Optional<Integer> stride = stride(w.op(), i.arguments());
    stride.ifPresent(n -> known.put(value, n));
    return stride;
  }

  private Optional<Integer> stride(WholeOp op, List<Value> arguments) {
    Optional<Integer> a = stride(arguments.get(0));
    Optional<Integer> b = stride(arguments.get(1));
    if (a.isEmpty() || b.isEmpty()) {
      return Optional.empty();
    }
    return switch (op) {
      case ADD -> Optional.of(a.get() + b.get());
      case SUBTRACT -> Optional.of(a.get() - b.get());
      case MULTIPLY -> {
        Optional<Integer> left = uses.literal(arguments.get(0));
        Optional<Integer> right = uses.literal(arguments.get(1));
        yield right.isPresent() ? right.map(n -> n * a.get()) : left.map(n -> n * b.get());
      }
      default -> Optional.empty();
    };
  }

  /** Whether a whole number depends on the number of the loop's iteration alone. */
  boolean isFixed(Value value, Statement.For loop) {
    if (known.containsKey(value) && uses.definition(value).isEmpty()
        || !Inside.defines(loop, value)) {
      return true;
    }
    return uses.definition(value)
        .filter(i -> Effects.isPure(i.operation()))
        .filter(i -> i.arguments().stream().allMatch(a -> isFixed(a, loop)))
        .isPresent();
  }

  /** Whether two whole numbers are sure to be the same. */
  boolean isSame(Value a, Value b) {
    if (a == b) {
      return true;
    }
    Statement.Instruction i = uses.definition(a).orElse(null);
    Statement.Instruction j = uses.definition(b).orElse(null);
    return i != null
        && j != null
        && i.operation().equals(j.operation())
        && (i.operation() instanceof Operation.Whole || i.operation() instanceof Operation.Constant)
        && i.arguments().equals(j.arguments());
  }
}
