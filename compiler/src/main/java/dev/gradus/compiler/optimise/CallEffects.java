package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What calls do to arrays that the caller can see. */
final class CallEffects {
  private static final List<String> KEEPING_NOTHING =
      List.of(
          "java/lang/Math",
          "java/lang/StrictMath",
          "java/lang/System",
          "java/util/Arrays",
          "dev/gradus/runtime/");

  private final Set<String> writers = new HashSet<>();
  private final Set<String> called = new HashSet<>();

  private CallEffects() {}

  static CallEffects of(LoopProgram program) {
    CallEffects effects = new CallEffects();
    Map<String, List<String>> callers = new HashMap<>();
    Deque<String> found = new ArrayDeque<>();
    for (Function function : program.functions()) {
      if (effects.scan(function, callers)) {
        found.add(function.name());
      }
    }
    while (!found.isEmpty()) {
      String writer = found.pop();
      if (effects.writers.add(writer)) {
        found.addAll(callers.getOrDefault(writer, List.of()));
      }
    }
    return effects;
  }

  private boolean scan(Function function, Map<String, List<String>> callers) {
    boolean writes = false;
    Deque<Block> blocks = new ArrayDeque<>(List.of(function.body()));
    while (!blocks.isEmpty()) {
      for (Statement statement : blocks.pop().statements()) {
        Values.blocks(statement).forEach(blocks::push);
        if (!(statement instanceof Statement.Instruction i)) {
          continue;
        }
        if (i.operation() instanceof Operation.Call call) {
          called.add(call.function());
          callers.computeIfAbsent(call.function(), c -> new ArrayList<>()).add(function.name());
        } else {
          writes |= i.operation() instanceof Operation.Store || isOpaque(i);
        }
      }
    }
    return writes;
  }

  private static boolean isOpaque(Statement.Instruction i) {
    Operation operation = i.operation();
    return operation instanceof Operation.StaticCall
            && i.arguments().stream().anyMatch(CallEffects::isReference)
        || mayWriteAnywhere(operation, i.arguments());
  }

  private static boolean isReference(Value value) {
    return Typing.isReference(value.type());
  }

  /** Whether some function of the program calls this one. */
  boolean isCalled(String function) {
    return called.contains(function);
  }

  /** Whether the instruction may write to any array that is not the caller's own. */
  boolean writesAnywhere(Operation operation, List<Value> arguments) {
    return operation instanceof Operation.Call call
        ? writers.contains(call.function())
        : mayWriteAnywhere(operation, arguments);
  }

  private static boolean mayWriteAnywhere(Operation operation, List<Value> arguments) {
    if (operation instanceof Operation.StaticCall call) {
      return !keepsNothing(call) || arguments.stream().anyMatch(CallEffects::hidesArray);
    } else if (operation instanceof Operation.Construct construct) {
      return !construct.owner().startsWith("java/lang/");
    }
    return !isKnown(operation);
  }

  /** Operations that write nothing, or only what the passes look at themselves. */
  private static boolean isKnown(Operation operation) {
    return Effects.isPure(operation)
        || operation instanceof Operation.Whole
        || operation instanceof Operation.Load
        || operation instanceof Operation.Store
        || operation instanceof Operation.ArrayLength
        || operation instanceof Operation.NewArray
        || operation instanceof Operation.CloneArray
        || operation instanceof Operation.ReadField
        || operation instanceof Operation.Cast
        || operation instanceof Operation.Push
        || operation instanceof Operation.Pop;
  }

  /** An object that may be an array or hold one; a save stack holds only its own. */
  private static boolean hidesArray(Value value) {
    return isReference(value)
        && !value.type().isArray()
        && !value.type().equals(Typing.SAVE_STACK)
        && !value.type().className().equals("java/lang/String");
  }

  /**
   * Whether a static method touches only the arrays it is given, and leaves no reference to them
   * anywhere.
   */
  static boolean keepsNothing(Operation.StaticCall call) {
    boolean givesObject = Typing.isReference(Typing.result(call.descriptor()));
    boolean known = KEEPING_NOTHING.stream().anyMatch(call.owner()::startsWith);
    boolean copies = isCopy(call);
    boolean saves = call.owner().equals(Typing.SAVE_STACK.className());
    boolean puts =
        call.name().equals("pushReference")
            || call.name().equals("fill") && call.descriptor().startsWith("([Ljava/lang/Object;");
    return known && (!givesObject || copies || saves) && !puts;
  }

  /** Whether a static method gives a new array. */
  static boolean isCopy(Operation.StaticCall call) {
    return call.owner().equals("java/util/Arrays") && call.name().startsWith("copyOf");
  }
}
