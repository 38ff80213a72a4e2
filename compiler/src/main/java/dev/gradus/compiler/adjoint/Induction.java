package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.List;
import java.util.Optional;

/**
 * A carried integer that changes by the same amount in every iteration, so that the reverse sweep
 * can tell it from the number of the trip.
 *
 * @param carried the value in the loop
 * @param initial its first value
 * @param step the amount, from outside of the loop or a literal
 * @param literal whether the step is a literal of this size
 */
record Induction(
    Value carried, Value initial, Value step, Optional<Integer> literal, boolean down) {

  static Optional<Induction> of(
      Value carried, Value initial, Value next, Region iteration, Homes homes) {
    Optional<Statement.Instruction> change = homes.definition(next);
    if (!carried.type().equals(Type.INT)
        || change.isEmpty()
        || !(change.get().operation() instanceof Operation.Whole whole)) {
      return Optional.empty();
    }
    List<Value> a = change.get().arguments();
    boolean up = whole.op() == WholeOp.ADD && (a.get(0) == carried || a.get(1) == carried);
    boolean down = whole.op() == WholeOp.SUBTRACT && a.get(0) == carried;
    if (!up && !down) {
      return Optional.empty();
    }
    Value step = a.get(0) == carried ? a.get(1) : a.get(0);
    Optional<Integer> literal =
        homes
            .definition(step)
            .map(Statement.Instruction::operation)
            .filter(Operation.Constant.class::isInstance)
            .map(c -> (Integer) ((Operation.Constant) c).value());
    boolean invariant = step != carried && homes.of(step) != iteration;
    return literal.isPresent() || invariant
        ? Optional.of(new Induction(carried, initial, step, literal, down))
        : Optional.empty();
  }

  /** {@code carried = initial ± trip · step}, in wrapping arithmetic as the loop has it. */
  void write(Value trip, Homes homes, Code code) {
    Value size = literal.isPresent() ? code.constant(literal.get()) : homes.restore(step);
    Value way = code.whole(WholeOp.MULTIPLY, trip, size);
    Operation change = new Operation.Whole(down ? WholeOp.SUBTRACT : WholeOp.ADD);
    code.define(homes.restore(carried), change, List.of(homes.restore(initial), way));
  }
}
