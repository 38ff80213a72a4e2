package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A loop found to count: it goes on while {@code carried[position] + ahead comparison bound}, and
 * adds {@code step} each time.
 *
 * @param before statements to run before the loop (what was computed in its test but never changes)
 * @param body statements of the loop without its test
 * @param exits what the loop's results are when the count ends: carried values or values from
 *     outside
 */
record CountedForm(
    Statement.Loop loop,
    int position,
    int ahead,
    Comparison comparison,
    Value bound,
    int step,
    List<Statement> before,
    List<Statement> body,
    List<Value> exits) {

  CountedForm {
    before = List.copyOf(before);
    body = List.copyOf(body);
    exits = List.copyOf(exits);
  }

  /** Start and end of the counted loop; the source's counter is the index plus {@code shift}. */
  record Bounds(Value from, Value to, int shift) {}

  CountedForm withTest(Comparison test) {
    return new CountedForm(loop, position, ahead, test, bound, step, before, body, exits);
  }

  Value counter() {
    return loop.carried().get(position);
  }

  Value start() {
    return loop.initial().get(position);
  }

  /**
   * The bounds, if the index can be shown not to wrap round. Adds the statements they need.
   *
   * <p>{@code i <= n} with n = 2³¹ − 1 would never end; where n is not known to be less, the index
   * runs one lower than the counter, and such a loop ends after 2³¹ iterations.
   */
  Optional<Bounds> bounds(
      Ranges ranges, Definitions definitions, Values values, List<Statement> statements) {
    Ranges.Range first = ranges.of(start());
    Ranges.Range last = ranges.of(bound);
    Sum sum = new Sum(definitions, values, statements, loop.position());
    if (ahead != 0) {
      return looksAhead(first, last)
          ? Optional.of(new Bounds(start(), sum.of(bound, -ahead), 0))
          : Optional.empty();
    }
    boolean up = step > 0;
    boolean unit = step == 1 || step == -1;
    long room = up ? Integer.MAX_VALUE - last.high() : last.low() - (long) Integer.MIN_VALUE;
    long distance = Math.abs((long) step);
    if (comparison == (up ? Comparison.LT : Comparison.GT)
        || comparison == Comparison.NE
            && unit
            && (up ? first.high() <= last.low() : first.low() >= last.high())) {
      return room >= distance - 1 ? Optional.of(new Bounds(start(), bound, 0)) : Optional.empty();
    } else if (comparison != (up ? Comparison.LE : Comparison.GE)) {
      return Optional.empty();
    }
    int next = up ? 1 : -1;
    if (room >= distance) {
      return Optional.of(new Bounds(start(), sum.of(bound, next), 0));
    }
    boolean shiftable =
        unit && (up ? first.low() > Integer.MIN_VALUE : first.high() < Integer.MAX_VALUE);
    return shiftable
        ? Optional.of(new Bounds(sum.of(start(), -next), bound, next))
        : Optional.empty();
  }

  /**
   * Whether {@code i + ahead < bound} is the same as {@code i < bound - ahead} at every test (with
   * {@code >} where the loop counts down): neither side wraps round, nor does the index.
   */
  private boolean looksAhead(Ranges.Range first, Ranges.Range last) {
    boolean up = step > 0;
    long further = up ? step - 1L : step + 1L;
    return comparison == (up ? Comparison.LT : Comparison.GT)
        && first.canAdd(ahead)
        && last.canAdd(-(long) ahead)
        && last.canAdd(further)
        && last.canAdd(further - ahead);
  }

  /** Adds small constants to values, folding what is known. */
  private record Sum(
      Definitions definitions, Values values, List<Statement> statements, Position position) {

    Value of(Value value, int by) {
      OptionalInt constant = definitions.intConstant(value);
      if (constant.isPresent()) {
        return constant(constant.getAsInt() + by);
      }
      Optional<Statement.Instruction> definition = definitions.of(value);
      if (definition.isPresent() && !definition.get().arguments().isEmpty()) {
        Value base = definition.get().arguments().get(0);
        OptionalInt distance = definitions.distance(value, base);
        if (distance.isPresent() && distance.getAsInt() == -by) {
          return base;
        }
      }
      Operation op = new Operation.Whole(by > 0 ? WholeOp.ADD : WholeOp.SUBTRACT);
      Value result = values.fresh(Type.INT);
      return add(Values.define(result, op, List.of(value, constant(Math.abs(by))), position));
    }

    private Value constant(int number) {
      return add(Values.constant(values.fresh(Type.INT), number, position));
    }

    private Value add(Statement.Instruction instruction) {
      statements.add(instruction);
      definitions.add(instruction);
      return instruction.results().get(0);
    }
  }
}
