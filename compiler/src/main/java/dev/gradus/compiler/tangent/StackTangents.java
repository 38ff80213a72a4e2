package dev.gradus.compiler.tangent;

import dev.gradus.compiler.activity.FunctionActivity;
import dev.gradus.compiler.activity.SaveStackCalls;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;

/** What happens to a save stack happens to its shadows, as far as they hold tangents. */
final class StackTangents {
  private final FunctionActivity activity;
  private final Versions versions;
  private final Code code;
  private final Shadows shadows;

  StackTangents(FunctionActivity activity, Versions versions, Code code, Shadows shadows) {
    this.activity = activity;
    this.versions = versions;
    this.code = code;
    this.shadows = shadows;
  }

  /** Finds the shadows of a stack. */
  void define(Value stack) {
    if (shadows.isActive(stack)) {
      List<Value> all = new ArrayList<>();
      for (int d = 0; d < versions.directions(); d++) {
        all.add(code.apply(SaveStackCalls.shadow(), stack, code.integer(versions.shadow(d))));
      }
      shadows.set(stack, all);
    }
  }

  /** The shadow of a push or pop. */
  void write(Statement.Instruction i) {
    Value stack = i.arguments().get(0);
    if (i.operation() instanceof Operation.Pop pop) {
      Value result = i.results().get(0);
      if (shadows.isActive(result)) {
        set(result, i.operation(), stack);
      } else if (isActive(stack, pop.type())) {
        throw new IllegalStateException("a pop without tangent from " + stack);
      }
      return;
    }
    Value value = i.arguments().get(1);
    if (isActive(stack, value.type())) {
      for (int d = 0; d < versions.directions(); d++) {
        code.run(i.operation(), shadow(stack, d), shadows.orZero(value, d));
      }
    }
  }

  /** The shadow of a call of the stack. */
  void call(SaveStackCalls call, Statement.Instruction i) {
    if (call == SaveStackCalls.OTHER) {
      return;
    }
    Value stack = i.arguments().get(0);
    switch (call) {
      case SHADOW -> define(i.results().get(0));
      case DOUBLES, FLOATS, RELEASE_ROW -> {
        if (shadows.isActive(i.results().get(0))) {
          set(i.results().get(0), i.operation(), stack);
        }
      }
      case RESERVE_ROW -> {
        if (shadows.isActive(i.results().get(0))) {
          set(i.results().get(0), i.operation(), stack, i.arguments().get(1));
        }
      }
      case PUSH_REFERENCE -> pushReference(i);
      case POP_REFERENCE -> {
        if (shadows.isActive(i.results().get(0))) {
          set(i.results().get(0), i.operation(), stack);
        }
      }
      default -> room(call, i);
    }
  }

  private void room(SaveStackCalls call, Statement.Instruction i) {
    Value stack = i.arguments().get(0);
    if (call.room().filter(kind -> activity.isActive(stack, kind)).isPresent()) {
      for (int d = 0; d < versions.directions(); d++) {
        code.apply(i.operation(), shadow(stack, d), i.arguments().get(1));
      }
    }
  }

  private void pushReference(Statement.Instruction i) {
    Value stack = i.arguments().get(0);
    if (activity.holdsActiveReferences(stack)) {
      for (int d = 0; d < versions.directions(); d++) {
        code.run(i.operation(), shadow(stack, d), shadows.orZero(i.arguments().get(1), d));
      }
    }
  }

  private void set(Value result, Operation operation, Value stack, Value... more) {
    List<Value> all = new ArrayList<>();
    for (int d = 0; d < versions.directions(); d++) {
      List<Value> arguments = new ArrayList<>(List.of(more));
      arguments.add(0, shadow(stack, d));
      all.add(code.apply(operation, arguments.toArray(Value[]::new)));
    }
    shadows.set(result, all);
  }

  private boolean isActive(Value stack, Type type) {
    return type.isReal() && activity.isActive(stack, type.kind());
  }

  private Value shadow(Value stack, int direction) {
    return shadows.get(stack, direction).orElseThrow();
  }
}
