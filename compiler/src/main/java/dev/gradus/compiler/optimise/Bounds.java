package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is known about the size of ints where a walk over a program stands: from definitions, from
 * the counts of loops around, and from conditions of branches taken.
 */
final class Bounds {
  /** How many definitions a question looks back through. */
  private static final int DEPTH = 6;

  private static final int MOST = 8;

  /** The value is at most {@code base + offset}, at most {@code offset} without base. */
  record Upper(Optional<Value> base, long offset) {
    Upper plus(long c) {
      return new Upper(base, offset + c);
    }
  }

  /**
   * What a value is at most.
   *
   * @param least what it is at least
   */
  private record Uppers(long least, List<Upper> found) {}

  private record Known(Value value, Optional<Upper> upper, Interval range) {}

  private final Definitions definitions;
  private final Map<Value, Statement.For> counts = new HashMap<>();
  private final Map<Value, List<Known>> known = new HashMap<>();
  private final List<Known> order = new ArrayList<>();

  Bounds(Definitions definitions) {
    this.definitions = definitions;
  }

  int mark() {
    return order.size();
  }

  void release(int mark) {
    for (int i = order.size() - 1; i >= mark; i--) {
      List<Known> facts = known.get(order.remove(i).value());
      facts.remove(facts.size() - 1);
    }
  }

  /** The walk enters the body of the loop. */
  void enter(Statement.For loop) {
    counts.put(loop.index(), loop);
  }

  /** The value is not below zero. */
  void addNonNegative(Value value) {
    add(new Known(value, Optional.empty(), Interval.NON_NEGATIVE));
  }

  /** The walk is where a truth value has been found to be true, or false. */
  void add(Value condition, boolean holds) {
    Statement.Instruction i = definitions.of(condition);
    if (i == null) {
      return;
    } else if (i.operation() instanceof Operation.Logic logic) {
      boolean both =
          holds ? logic.op() == Operation.LogicOp.AND : logic.op() == Operation.LogicOp.OR;
      if (both) {
        i.arguments().forEach(a -> add(a, holds));
      } else if (logic.op() == Operation.LogicOp.NOT) {
        add(i.arguments().get(0), !holds);
      }
    } else if (i.operation() instanceof Operation.Compare compare
        && i.arguments().get(0).type().equals(Type.INT)) {
      Comparison comparison =
          holds ? compare.comparison() : SimplifyLogic.inverse(compare.comparison());
      compared(i.arguments().get(0), comparison, i.arguments().get(1));
    }
  }

  private void compared(Value a, Comparison comparison, Value b) {
    switch (comparison) {
      case LT -> below(a, b, 1);
      case LE -> below(a, b, 0);
      case GT -> below(b, a, 1);
      case GE -> below(b, a, 0);
      case EQ -> {
        below(a, b, 0);
        below(b, a, 0);
      }
      case NE -> {}
    }
  }

  /** a + gap ≤ b. */
  private void below(Value a, Value b, int gap) {
    Interval left = range(a);
    Interval right = range(b);
    Optional<Upper> upper = Optional.of(new Upper(Optional.of(b), -gap));
    add(new Known(a, upper, new Interval(Interval.FULL.low(), right.high() - gap)));
    add(new Known(b, Optional.empty(), new Interval(left.low() + gap, Interval.FULL.high())));
  }

  private void add(Known fact) {
    known.computeIfAbsent(fact.value(), v -> new ArrayList<>(2)).add(fact);
    order.add(fact);
  }

  /** Whether one of the values and literals that the value is at most passes a test. */
  boolean isBelow(Value value, Predicate<Upper> limit) {
    Uppers uppers = new Uppers(range(value).low(), new ArrayList<>());
    collect(value, 0, DEPTH, uppers);
    return uppers.found().stream().anyMatch(limit);
  }

  /** Whether a is sure to be below b. */
  boolean isLess(Value a, Value b) {
    return isBelow(
        a, upper -> upper.offset() < 0 && upper.base().filter(base -> base == b).isPresent());
  }

  private void collect(Value value, long shift, int depth, Uppers into) {
    if (into.found().size() >= MOST) {
      return;
    }
    into.found().add(new Upper(Optional.of(value), shift));
    long high = range(value).high();
    if (high < Interval.FULL.high()) {
      into.found().add(new Upper(Optional.empty(), high + shift));
    }
    if (depth == 0) {
      return;
    }
    for (Known fact : known.getOrDefault(value, List.of())) {
      if (fact.upper().isPresent() && fact.upper().get().base().isPresent()) {
        Upper upper = fact.upper().get();
        collect(upper.base().get(), shift + upper.offset(), depth - 1, into);
      }
    }
    Statement.For loop = counts.get(value);
    if (loop != null) {
      boolean up = loop.step() > 0;
      collect(up ? loop.to() : loop.from(), up ? shift - 1 : shift, depth - 1, into);
      return;
    }
    Statement.Instruction i = definitions.of(value);
    if (i != null && i.operation() instanceof Operation.Whole whole) {
      collect(whole.op(), i, shift, depth - 1, into);
    }
  }

  private void collect(
      Operation.WholeOp op, Statement.Instruction i, long shift, int depth, Uppers into) {
    List<Value> operands = i.arguments();
    Optional<Definitions.Sum> sum = definitions.sum(i.results().get(0));
    if (sum.isPresent()) {
      if (range(sum.get().base()).canAdd(sum.get().offset())) {
        collect(sum.get().base(), shift + sum.get().offset(), depth, into);
      }
    } else if (op == Operation.WholeOp.MIN) {
      operands.forEach(o -> collect(o, shift, depth, into));
    } else if (op == Operation.WholeOp.MAX) {
      // What is above one side is not above the other.
      for (int k = 0; k < 2; k++) {
        if (range(operands.get(k)).high() + shift < into.least()) {
          collect(operands.get(1 - k), shift, depth, into);
        }
      }
    } else if (op == Operation.WholeOp.REMAINDER && range(operands.get(1)).low() > 0) {
      collect(operands.get(1), shift - 1, depth, into);
    } else if ((op == Operation.WholeOp.DIVIDE || op == Operation.WholeOp.SHIFT_RIGHT)
        && range(operands.get(0)).low() >= 0
        && range(operands.get(1)).low() >= 0) {
      collect(operands.get(0), shift, depth, into);
    }
  }

  /** The least and greatest that the value can be. */
  Interval range(Value value) {
    return range(value, DEPTH);
  }

  private Interval range(Value value, int depth) {
    Interval range = depth == 0 ? Interval.FULL : defined(value, depth - 1);
    for (Known fact : known.getOrDefault(value, List.of())) {
      range = range.and(fact.range());
    }
    return range;
  }

  private Interval defined(Value value, int depth) {
    Statement.For loop = counts.get(value);
    if (loop != null) {
      Interval from = range(loop.from(), depth);
      Interval to = range(loop.to(), depth);
      return loop.step() > 0
          ? new Interval(from.low(), Math.max(from.low(), to.high() - 1))
          : new Interval(Math.min(from.high(), to.low() + 1), from.high());
    }
    Statement.Instruction i = definitions.of(value);
    if (i == null) {
      return Interval.FULL;
    } else if (i.operation() instanceof Operation.Constant c && c.value() instanceof Integer n) {
      return new Interval(n, n);
    } else if (i.operation() instanceof Operation.ArrayLength) {
      return Interval.NON_NEGATIVE;
    } else if (i.operation() instanceof Operation.Whole whole && value.type().equals(Type.INT)) {
      Interval a = range(i.arguments().get(0), depth);
      Interval b = i.arguments().size() > 1 ? range(i.arguments().get(1), depth) : a;
      return Interval.of(whole.op(), a, b);
    }
    return Interval.FULL;
  }
}
