package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;

/**
 * The indices {@code low <= i < high} of a loop that counts up or down by one.
 *
 * @param trips how many; anything where there are none, if the bounds are far apart
 */
record Range(Value from, Value to, int step, Value low, Value high, Value trips) {
  static Range of(Statement.For loop, Code code) {
    return of(loop.from(), loop.to(), loop.step(), code);
  }

  /** The indices of a part of such a loop. */
  static Range of(Value from, Value to, int step, Code code) {
    if (step > 0) {
      return new Range(from, to, step, from, to, code.whole(WholeOp.SUBTRACT, to, from));
    }
    Value one = code.constant(1);
    Value low = code.whole(WholeOp.ADD, to, one);
    Value high = code.whole(WholeOp.ADD, from, one);
    return new Range(from, to, step, low, high, code.whole(WholeOp.SUBTRACT, high, low));
  }

  /** Whether there are so many. */
  Value hasAtLeast(int least, Code code) {
    Value any = code.compare(step > 0 ? Comparison.LT : Comparison.GT, from, to);
    return code.and(any, code.compare(Comparison.GE, trips, code.constant(least)));
  }
}
