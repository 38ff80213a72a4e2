package dev.gradus.compiler.oracle;

import dev.gradus.compiler.loop.ArrayLiteral;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement.Instruction;
import dev.gradus.compiler.loop.Type;
import dev.gradus.runtime.SaveStack;
import java.util.Objects;
import java.util.function.Function;

/** Makes instructions ready to run on frames. */
final class DualOperations {
  private final Members members;
  private final Function<String, DualEngine.Callee> functions;

  DualOperations(Members members, Function<String, DualEngine.Callee> functions) {
    this.members = members;
    this.functions = functions;
  }

  Step step(Instruction i) {
    Operation operation = i.operation();
    int[] a = DualCode.ids(i.arguments());
    int to = i.results().isEmpty() ? -1 : i.results().get(0).id();
    if (operation instanceof Operation.Scalar s) {
      Type last = i.arguments().get(a.length - 1).type();
      return DualScalars.step(s, last.kind() == Type.Kind.FLOAT, a, to);
    } else if (operation instanceof Operation.Constant c) {
      return constant(c, i, to);
    } else if (operation instanceof Operation.Whole w) {
      return DualWholes.arithmetic(w.op(), i.arguments().get(0).type().equals(Type.INT), a, to);
    } else if (operation instanceof Operation.Compare c) {
      return DualWholes.comparison(c.comparison(), i.arguments().get(0).type(), a, to);
    } else if (operation instanceof Operation.Logic l) {
      return DualWholes.logic(l.op(), a, to);
    } else if (operation instanceof Operation.Choose) {
      return f -> f.copy(f, f.whole[a[0]] != 0 ? a[1] : a[2], to);
    } else if (operation instanceof Operation.Convert c) {
      return DualWholes.conversion(i.arguments().get(0).type(), c.to(), a[0], to);
    } else if (operation instanceof Operation.Push) {
      return push(i.arguments().get(1).type(), a);
    } else if (operation instanceof Operation.Pop p) {
      return pop(p.type(), a[0], to);
    }
    return memoryOrCall(i, a, to);
  }

  private Step memoryOrCall(Instruction i, int[] a, int to) {
    Operation operation = i.operation();
    if (operation instanceof Operation.Load) {
      return DualMemory.load(i.arguments().get(0).type(), a[0], a[1], to);
    } else if (operation instanceof Operation.Store) {
      return DualMemory.store(i.arguments().get(0).type(), a[0], a[1], a[2]);
    } else if (operation instanceof Operation.ArrayLength) {
      return f ->
          f.whole[to] =
              java.lang.reflect.Array.getLength(Objects.requireNonNull(f.reference[a[0]]));
    } else if (operation instanceof Operation.NewArray n) {
      return DualMemory.newArray(n.type(), members, a, to);
    } else if (operation instanceof Operation.CloneArray) {
      return f -> f.reference[to] = DualMemory.copy(f.shadows, f.reference[a[0]]);
    } else if (operation instanceof Operation.Cast c) {
      Class<?> target = members.classOf(c.to());
      return f -> f.reference[to] = target.cast(f.reference[a[0]]);
    } else if (operation instanceof Operation.Call c) {
      return call(c, a, to);
    } else if (operation instanceof Operation.StaticCall c) {
      return OutsideCalls.step(c, members, i, a, to);
    } else if (operation instanceof Operation.Construct c) {
      return OutsideCalls.outside(members.constructor(c), c.toString(), i, a, to);
    } else if (operation instanceof Operation.ReadField r) {
      return OutsideCalls.outside(members.getter(r), r.toString(), i, a, to);
    }
    throw new IllegalArgumentException("no dual numbers through " + operation);
  }

  private static Step constant(Operation.Constant c, Instruction i, int to) {
    Object value = c.value() instanceof ArrayLiteral array ? array.contents() : c.value();
    return f -> DualEngine.set(f, i.results().get(0), value);
  }

  private Step call(Operation.Call call, int[] a, int to) {
    DualEngine.Callee callee = functions.apply(call.function());
    return f -> {
      Frame inner = callee.frame(f.shadows);
      for (int k = 0; k < a.length; k++) {
        inner.copy(f, a[k], callee.parameters[k]);
      }
      int result = callee.run(inner);
      if (to >= 0) {
        f.copy(inner, result, to);
      }
    };
  }

  private static SaveStack stack(Frame f, int id) {
    return (SaveStack) Objects.requireNonNull(f.reference[id]);
  }

  private static Step push(Type type, int[] a) {
    int stack = a[0];
    int value = a[1];
    return switch (type.kind()) {
      case DOUBLE ->
          f -> {
            stack(f, stack).pushDouble(f.real[value]);
            f.shadows.stack(stack(f, stack)).push(f.tangent[value]);
          };
      case FLOAT ->
          f -> {
            stack(f, stack).pushFloat((float) f.real[value]);
            f.shadows.stack(stack(f, stack)).push(f.tangent[value]);
          };
      case INT -> f -> stack(f, stack).pushInt((int) f.whole[value]);
      case LONG -> f -> stack(f, stack).pushLong(f.whole[value]);
      default -> f -> stack(f, stack).pushBoolean(f.whole[value] != 0);
    };
  }

  private static Step pop(Type type, int stack, int to) {
    return switch (type.kind()) {
      case DOUBLE ->
          f -> {
            f.real[to] = stack(f, stack).popDouble();
            f.tangent[to] = f.shadows.stack(stack(f, stack)).pop();
          };
      case FLOAT ->
          f -> {
            f.real[to] = stack(f, stack).popFloat();
            f.tangent[to] = f.shadows.stack(stack(f, stack)).pop();
          };
      case INT -> f -> f.whole[to] = stack(f, stack).popInt();
      case LONG -> f -> f.whole[to] = stack(f, stack).popLong();
      default -> f -> f.whole[to] = stack(f, stack).popBoolean() ? 1 : 0;
    };
  }
}
