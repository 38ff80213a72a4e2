package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about the least and greatest value of ints, to exclude that counters wrap round.
 */
final class Ranges {
  /** JVMs keep a few lengths below 2³¹ for themselves. */
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 2;

  private static final Range FULL = new Range(Integer.MIN_VALUE, Integer.MAX_VALUE);

  /** Both ends included. */
  record Range(long low, long high) {
    Range plus(Range other) {
      return checked(low + other.low, high + other.high);
    }

    Range minus(Range other) {
      return checked(low - other.high, high - other.low);
    }

    /** Whether no value plus {@code c} wraps round. */
    boolean canAdd(long c) {
      return low + c >= FULL.low && high + c <= FULL.high;
    }

    private static Range checked(long low, long high) {
      return low < FULL.low || high > FULL.high ? FULL : new Range(low, high);
    }
  }

  private final Definitions definitions;
  private final Map<Value, Range> known = new HashMap<>();

  Ranges(Definitions definitions) {
    this.definitions = definitions;
  }

  /** The index of a counted loop lies between its start and its end. */
  void index(Value index, Value from, Value to, int step) {
    Range start = of(from);
    Range end = of(to);
    known.put(
        index,
        step > 0
            ? new Range(start.low, Math.max(start.low, end.high - 1))
            : new Range(Math.min(start.high, end.low + 1), start.high));
  }

  /** Whether the comparison is sure to hold. */
  boolean holds(Value a, Comparison comparison, Value b) {
    Range left = of(a);
    Range right = of(b);
    return switch (comparison) {
      case LT -> left.high < right.low;
      case LE -> left.high <= right.low;
      case GT -> left.low > right.high;
      case GE -> left.low >= right.high;
      case NE -> left.high < right.low || left.low > right.high;
      case EQ -> left.equals(right) && left.low == left.high;
    };
  }

  /** Looks back a few definitions at most. */
  Range of(Value value) {
    return of(value, 8);
  }

  private Range of(Value value, int depth) {
    Range range = known.get(value);
    if (range != null || depth == 0) {
      return range == null ? FULL : range;
    }
    Optional<Statement.Instruction> definition = definitions.of(value);
    return definition.map(i -> result(i, depth - 1)).orElse(FULL);
  }

  private Range result(Statement.Instruction i, int depth) {
    if (i.operation() instanceof Operation.Constant c && c.value() instanceof Integer n) {
      return new Range(n, n);
    } else if (i.operation() instanceof Operation.ArrayLength) {
      return new Range(0, LONGEST_ARRAY);
    } else if (i.operation() instanceof Operation.Whole whole && i.arguments().size() == 2) {
      Range a = of(i.arguments().get(0), depth);
      Range b = of(i.arguments().get(1), depth);
      return switch (whole.op()) {
        case ADD -> a.plus(b);
        case SUBTRACT -> a.minus(b);
        case MIN -> new Range(Math.min(a.low, b.low), Math.min(a.high, b.high));
        case MAX -> new Range(Math.max(a.low, b.low), Math.max(a.high, b.high));
        default -> FULL;
      };
    }
    return FULL;
  }
}
