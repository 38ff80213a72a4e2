package dev.gradus.compiler.tangent;

import dev.gradus.compiler.activity.ArrayCalls;
import dev.gradus.compiler.activity.FunctionActivity;
import dev.gradus.compiler.activity.SaveStackCalls;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.rule.CallRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Writes each instruction and, behind it, what computes its tangents. */
final class InstructionTangents {
  private final FunctionActivity activity;
  private final Versions versions;
  private final Code code;
  private final Shadows shadows;
  private final StackTangents stacks;
  private final ArrayTangents arrays;
  private Optional<Value> own = Optional.empty();

  InstructionTangents(FunctionActivity activity, Versions versions, Code code, Shadows shadows) {
    this.activity = activity;
    this.versions = versions;
    this.code = code;
    this.shadows = shadows;
    this.stacks = new StackTangents(activity, versions, code, shadows);
    this.arrays = new ArrayTangents(code, shadows);
  }

  /** Lets calls use the array for the tangents of the function's own result. */
  void lend(Value cell) {
    own = Optional.of(cell);
  }

  /** Finds the shadows of a save stack where it is defined. */
  void shadowStack(Value stack) {
    stacks.define(stack);
  }

  void write(Statement.Instruction i) {
    Operation operation = i.operation();
    if (operation instanceof Operation.Call c && versions.rules().of(c).isEmpty()) {
      call(c, i);
      return;
    }
    code.add(i);
    if (operation instanceof Operation.Push || operation instanceof Operation.Pop) {
      stacks.write(i);
    } else if (SaveStackCalls.of(operation).isPresent()) {
      stacks.call(SaveStackCalls.of(operation).get(), i);
    } else if (i.results().isEmpty()) {
      effect(i);
    } else if (i.results().get(0).type().equals(Typing.SAVE_STACK)) {
      stacks.define(i.results().get(0));
    } else if (shadows.isActive(i.results().get(0))) {
      result(i);
    }
  }

  /** What has no result: stores and moves of elements. */
  private void effect(Statement.Instruction i) {
    for (int d = 0; d < versions.directions(); d++) {
      if (i.operation() instanceof Operation.Store) {
        arrays.store(i.arguments(), d);
      } else if (i.operation() instanceof Operation.StaticCall c) {
        Optional<ArrayCalls> known = ArrayCalls.of(c, i.arguments());
        if (known.isPresent()) {
          arrays.move(known.get(), c, i.arguments(), d);
        }
      }
    }
  }

  private void result(Statement.Instruction i) {
    Value result = i.results().get(0);
    Operation operation = i.operation();
    if (operation instanceof Operation.Scalar s) {
      ScalarTangents tangents = new ScalarTangents(code, s, i);
      set(result, d -> zeroIfEmpty(result, tangents.of(along(i.arguments(), d))));
    } else if (operation instanceof Operation.Choose) {
      Value condition = i.arguments().get(0);
      Value a = i.arguments().get(1);
      Value b = i.arguments().get(2);
      set(
          result,
          d -> code.apply(operation, condition, shadows.orZero(a, d), shadows.orZero(b, d)));
    } else if (operation instanceof Operation.StaticCall c) {
      outside(c, i);
    } else if (operation instanceof Operation.Call c) {
      rule(versions.rules().of(c).orElseThrow(), i);
    } else {
      set(result, d -> arrays.value(i, d));
    }
  }

  private void outside(Operation.StaticCall call, Statement.Instruction i) {
    Optional<CallRule> rule = versions.rules().of(call);
    if (rule.isPresent()) {
      rule(rule.get(), i);
      return;
    }
    ArrayCalls known = ArrayCalls.of(call, i.arguments()).orElseThrow();
    set(i.results().get(0), d -> arrays.copy(known, call, i, d));
  }

  private void rule(CallRule rule, Statement.Instruction i) {
    CallRule.Partials partials = (CallRule.Partials) rule;
    PartialCalls calls = new PartialCalls(code, partials, i);
    Value result = i.results().get(0);
    set(result, d -> zeroIfEmpty(result, calls.of(along(i.arguments(), d))));
  }

  private void set(Value result, IntFunction<Value> tangent) {
    List<Value> all = new ArrayList<>();
    for (int d = 0; d < versions.directions(); d++) {
      all.add(tangent.apply(d));
    }
    shadows.set(result, all);
  }

  private List<Optional<Value>> along(List<Value> values, int direction) {
    return values.stream().map(v -> shadows.get(v, direction)).toList();
  }

  private Value zeroIfEmpty(Value value, Optional<Value> tangent) {
    return tangent.orElseGet(() -> code.real(value.type(), 0));
  }

  /**
   * The array for the tangents of a call's result. They are taken out at once, so that the array
   * for the function's own result will do, if it has the type.
   */
  private Value cell(Type type) {
    return own.filter(cell -> cell.type().equals(type))
        .orElseGet(
            () -> code.apply(new Operation.NewArray(type), code.integer(versions.directions())));
  }

  /** The callee's tangent version gives the tangents of its result in an array. */
  private void call(Operation.Call call, Statement.Instruction i) {
    FunctionActivity callee = activity.callee(i);
    if (callee.isInactive()) {
      code.add(i);
      return;
    }
    List<Value> arguments = new ArrayList<>(i.arguments());
    List<Value> parameters = callee.function().parameters();
    if (versions.isEntry(callee) && !Tangent.hasStack(callee)) {
      arguments.add(0, code.nothing(Typing.SAVE_STACK));
    }
    for (int k = 0; k < parameters.size(); k++) {
      if (TangentFunction.takesTangent(callee, k)) {
        for (int d = 0; d < versions.directions(); d++) {
          arguments.add(shadows.orZero(i.arguments().get(k), d));
        }
      }
    }
    Optional<Value> cell = Optional.empty();
    if (TangentFunction.givesTangent(callee, versions)) {
      cell = Optional.of(cell(call.result().array()));
      arguments.add(cell.get());
    }
    Operation made = new Operation.Call(versions.name(callee), call.result());
    code.add(new Statement.Instruction(i.results(), made, arguments, i.position()));
    cell.ifPresent(
        c ->
            i.results().stream()
                .filter(shadows::isActive)
                .forEach(r -> set(r, d -> code.apply(new Operation.Load(), c, code.integer(d)))));
  }
}
