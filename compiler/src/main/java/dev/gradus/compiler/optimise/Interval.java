package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Operation.WholeOp;

/** Ints from {@code low} to {@code high}, both included. */
record Interval(long low, long high) {
  static final Interval FULL = new Interval(Integer.MIN_VALUE, Integer.MAX_VALUE);
  static final Interval NON_NEGATIVE = new Interval(0, Integer.MAX_VALUE);

  /** What an operation gives on ints of two intervals; FULL where it may wrap round. */
  static Interval of(WholeOp op, Interval a, Interval b) {
    return switch (op) {
      case ADD -> checked(a.low + b.low, a.high + b.high);
      case SUBTRACT -> checked(a.low - b.high, a.high - b.low);
      case MULTIPLY -> product(a, b);
      case MIN -> new Interval(Math.min(a.low, b.low), Math.min(a.high, b.high));
      case MAX -> new Interval(Math.max(a.low, b.low), Math.max(a.high, b.high));
      case AND -> conjunction(a, b);
      case REMAINDER ->
          b.low > 0 ? new Interval(a.low >= 0 ? 0 : 1 - b.high, a.high < 0 ? 0 : b.high - 1) : FULL;
      case DIVIDE -> a.low >= 0 && b.low > 0 ? new Interval(a.low / b.high, a.high / b.low) : FULL;
      case SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> a.low >= 0 ? new Interval(0, a.high) : FULL;
      default -> FULL;
    };
  }

  /** The common part; this one if there is none, which is only where nothing ever runs. */
  Interval and(Interval other) {
    long least = Math.max(low, other.low);
    long most = Math.min(high, other.high);
    return least > most ? this : new Interval(least, most);
  }

  /** Whether no value plus {@code c} wraps round. */
  boolean canAdd(long c) {
    return low + c >= FULL.low && high + c <= FULL.high;
  }

  private static Interval conjunction(Interval a, Interval b) {
    if (a.low < 0 && b.low < 0) {
      return FULL;
    }
    long high = Math.min(a.low < 0 ? FULL.high : a.high, b.low < 0 ? FULL.high : b.high);
    return new Interval(0, high);
  }

  private static Interval product(Interval a, Interval b) {
    long[] corners = {a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
    java.util.Arrays.sort(corners);
    return checked(corners[0], corners[3]);
  }

  private static Interval checked(long low, long high) {
    return low < FULL.low || high > FULL.high ? FULL : new Interval(low, high);
  }
}
