package dev.gradus.compiler.activity;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Refusal;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Problem;
import java.util.List;

/** Refuses what would lose a derivative: it must never become zero in silence. */
final class Refusals extends Jumps {
  private final FunctionActivity activity;
  private final Guards guards;

  Refusals(FunctionActivity activity, Guards guards) {
    this.activity = activity;
    this.guards = guards;
    for (Regions.Escape escape : activity.escapes()) {
      throw Refusal.at(escape.position(), Problem.ACTIVE_OBJECT, "an array");
    }
  }

  static GradusException inactiveArray(Position position, String array) {
    return Refusal.at(position, Problem.INACTIVE_ARRAY, array);
  }

  @Override
  void flow(Value from, Value to) {}

  @Override
  void returned(Value value) {}

  @Override
  void instruction(Statement.Instruction i) {
    Operation operation = i.operation();
    if (operation instanceof Operation.Scalar s) {
      operands(s.op(), i);
    } else if (operation instanceof Operation.StaticCall c) {
      unknown(c, i);
      if (!isKnown(c, i) && isAnyActive(i) && !guards.serve(i)) {
        String name = c.owner().replace('/', '.') + "." + c.name();
        throw Refusal.at(i.position(), Problem.CALL_WITHOUT_DERIVATIVE, name);
      }
    } else if (operation instanceof Operation.Construct c) {
      if (isAnyActive(i) && !guards.serve(i)) {
        throw Refusal.at(i.position(), Problem.ACTIVE_OBJECT, c.owner().replace('/', '.'));
      }
    } else if (operation instanceof Operation.ReadField f && isAnyActive(i)) {
      String name = f.owner().replace('/', '.') + "." + f.name();
      throw Refusal.at(i.position(), Problem.INACTIVE_ARRAY, name);
    } else if (operation instanceof Operation.Unresolved && isAnyActive(i)) {
      throw Refusal.at(i.position(), Problem.CALL_WITHOUT_DERIVATIVE, operation);
    }
  }

  private void operands(ScalarOp op, Statement.Instruction i) {
    for (int k = 0; k < op.arity(); k++) {
      if (op.refuses(k) && activity.isActive(i.arguments().get(k))) {
        String operand = op.operandNames().get(k);
        throw Refusal.at(i.position(), Problem.ACTIVE_OPERAND, op.name(), operand);
      }
    }
  }

  private void unknown(Operation.StaticCall call, Statement.Instruction i) {
    for (int k : activity.unknownPartials(call)) {
      if (activity.isActive(i.arguments().get(k))) {
        String name = call.owner().replace('/', '.') + "." + call.name();
        throw Refusal.at(i.position(), Problem.PARTIAL_UNKNOWN, name, k);
      }
    }
  }

  private boolean isKnown(Operation.StaticCall call, Statement.Instruction i) {
    return activity.hasRule(call)
        || SaveStackCalls.of(call).isPresent()
        || ArrayCalls.of(call, i.arguments()).isPresent()
        || isNewStack(i);
  }

  /** A save stack of a derivative inside: it starts without tangents, wherever it is from. */
  private boolean isNewStack(Statement.Instruction i) {
    return i.results().stream().anyMatch(r -> r.type().equals(Typing.SAVE_STACK))
        && !isAnyActive(i.arguments());
  }

  private boolean isAnyActive(Statement.Instruction i) {
    return isAnyActive(i.arguments()) || isAnyActive(i.results());
  }

  private boolean isAnyActive(List<Value> values) {
    return values.stream().anyMatch(activity::isActive);
  }
}
