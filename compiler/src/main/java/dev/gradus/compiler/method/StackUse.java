package dev.gradus.compiler.method;

import dev.gradus.compiler.activity.SaveStackCalls;
import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What a program does with save stacks. */
final class StackUse {
  private static final String STACKS = "dev/gradus/runtime/method/NestedStacks";

  private StackUse() {}

  /** Whether this makes a stack. */
  static boolean isFresh(Operation operation) {
    return operation instanceof Operation.StaticCall c && c.owner().equals(STACKS);
  }

  /** Whether all stacks are made in the program and have no shadows, and there is one. */
  static boolean isLocal(LoopProgram program) {
    boolean[] seen = {false, true};
    for (Value p : program.functions().get(0).parameters()) {
      seen[1] &= !p.type().equals(Typing.SAVE_STACK);
    }
    for (Function f : program.functions()) {
      Map<Value, Type> casts = casts(f);
      forEach(
          f.body(),
          i -> {
            seen[0] |= isFresh(i.operation());
            boolean onStack =
                !(i.operation() instanceof Operation.Call)
                    && i.arguments().stream().anyMatch(a -> isStack(a));
            seen[1] &= !onStack || type(i).isPresent() || isTyped(i, casts);
          },
          s -> seen[1] &= s.results().stream().noneMatch(StackUse::isStack));
    }
    return seen[0] && seen[1];
  }

  /** The types that are saved. */
  static Set<Type> types(LoopProgram program) {
    Set<Type> types = new LinkedHashSet<>();
    for (Function f : program.functions()) {
      forEach(f.body(), i -> type(i).ifPresent(types::add), s -> {});
    }
    return types;
  }

  private static boolean isTyped(Statement.Instruction i, Map<Value, Type> casts) {
    return isPopReference(i.operation()) && casts.containsKey(i.results().get(0));
  }

  private static boolean isStack(Value value) {
    return value.type().equals(Typing.SAVE_STACK);
  }

  /** The type of the values that an operation on a stack saves or takes. */
  static Optional<Type> type(Statement.Instruction i) {
    if (i.operation() instanceof Operation.Push) {
      return Optional.of(i.arguments().get(1).type());
    } else if (i.operation() instanceof Operation.Pop pop) {
      return Optional.of(pop.type());
    } else if (SaveStackCalls.of(i.operation()).isEmpty()
        || i.arguments().isEmpty()
        || !isStack(i.arguments().get(0))) {
      return Optional.empty();
    }
    return switch (((Operation.StaticCall) i.operation()).name()) {
      case "reserveDoubles", "releaseDoubles", "doubles" -> Optional.of(Type.DOUBLE);
      case "reserveFloats", "releaseFloats", "floats" -> Optional.of(Type.FLOAT);
      case "reserveLongs", "releaseLongs", "longs" -> Optional.of(Type.LONG);
      case "reserveInts", "releaseInts", "ints" -> Optional.of(Type.INT);
      case "reserveBooleans", "releaseBooleans", "flags" -> Optional.of(Type.BOOLEAN);
      case "pushReference" -> Optional.of(i.arguments().get(1).type()).filter(Type::isArray);
      default -> Optional.empty();
    };
  }

  /** References taken from a stack with the types of the arrays that they turn out to be. */
  static Map<Value, Type> casts(Function function) {
    Map<Value, Type> casts = new HashMap<>();
    forEach(
        function.body(),
        i -> {
          if (i.operation() instanceof Operation.Cast cast && cast.to().isArray()) {
            casts.put(i.arguments().get(0), cast.to());
          }
        },
        s -> {});
    return casts;
  }

  static boolean isPopReference(Operation operation) {
    return SaveStackCalls.of(operation).filter(c -> c == SaveStackCalls.POP_REFERENCE).isPresent();
  }

  /** Whether stacks are made and used in the program. */
  static boolean isPresent(LoopProgram program) {
    boolean[] seen = {false};
    program
        .functions()
        .forEach(f -> forEach(f.body(), i -> seen[0] |= isFresh(i.operation()), s -> {}));
    return seen[0];
  }

  private static void forEach(
      Block block, Consumer<Statement.Instruction> visitor, Consumer<Statement> structures) {
    for (Statement s : block.statements()) {
      if (s instanceof Statement.Instruction i) {
        visitor.accept(i);
      } else {
        structures.accept(s);
      }
      List<Block> inside = Values.blocks(s);
      inside.forEach(b -> forEach(b, visitor, structures));
    }
  }
}
