package dev.gradus.compiler.tangent;

import dev.gradus.compiler.activity.ArrayCalls;
import dev.gradus.compiler.loop.ArrayLiteral;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/** What happens to an array happens to its shadow. */
final class ArrayTangents {
  private final Code code;
  private final Shadows shadows;

  ArrayTangents(Code code, Shadows shadows) {
    this.code = code;
    this.shadows = shadows;
  }

  /** The shadow of a store. */
  void store(List<Value> a, int direction) {
    shadows
        .get(a.get(0), direction)
        .ifPresent(
            shadow ->
                code.run(
                    new Operation.Store(), shadow, a.get(1), shadows.orZero(a.get(2), direction)));
  }

  /** The tangent of what an instruction gives, which carries one. */
  Value value(Statement.Instruction i, int direction) {
    Operation operation = i.operation();
    List<Value> a = i.arguments();
    if (operation instanceof Operation.Load) {
      return code.apply(operation, shadow(a.get(0), direction), a.get(1));
    } else if (operation instanceof Operation.NewArray) {
      return code.apply(operation, a.toArray(Value[]::new));
    } else if (operation instanceof Operation.Constant c) {
      Type type = i.results().get(0).type();
      return c.value() instanceof ArrayLiteral array
          ? zeros(type, array.contents())
          : code.nothing(type);
    } else if (operation instanceof Operation.CloneArray) {
      return shadows
          .get(a.get(0), direction)
          .map(s -> code.apply(operation, s))
          .orElseGet(() -> zeros(i, code.apply(new Operation.ArrayLength(), a.get(0))));
    } else if (operation instanceof Operation.Convert || operation instanceof Operation.Cast) {
      return code.apply(operation, shadows.orZero(a.get(0), direction));
    }
    throw new IllegalStateException("no tangent of " + operation);
  }

  /** The shadow of a copy that a method of the JDK makes. */
  Value copy(ArrayCalls kind, Operation call, Statement.Instruction i, int direction) {
    List<Value> a = i.arguments();
    if (shadows.isActive(a.get(0))) {
      return code.apply(call, withFirst(shadow(a.get(0), direction), a));
    }
    if (kind == ArrayCalls.COPY_OF) {
      return zeros(i, a.get(1));
    }
    var subtract = new Operation.Whole(Operation.WholeOp.SUBTRACT);
    return zeros(i, code.apply(subtract, a.get(2), a.get(1)));
  }

  /** The shadow of a move of elements. */
  void move(ArrayCalls kind, Operation.StaticCall call, List<Value> a, int direction) {
    switch (kind) {
      case FILL, FILL_RANGE -> fill(call, a, direction);
      case COPY -> {
        if (shadows.isActive(a.get(2)) && shadows.isActive(a.get(0))) {
          Value to = shadow(a.get(2), direction);
          code.run(call, shadow(a.get(0), direction), a.get(1), to, a.get(3), a.get(4));
        } else if (shadows.isActive(a.get(2))) {
          clear(a, direction);
        }
      }
      default -> {}
    }
  }

  private void fill(Operation.StaticCall call, List<Value> a, int direction) {
    if (shadows.isActive(a.get(0))) {
      List<Value> filled = new ArrayList<>(a);
      filled.set(0, shadow(a.get(0), direction));
      int last = a.size() - 1;
      filled.set(last, shadows.orZero(a.get(last), direction));
      code.run(call, filled.toArray(Value[]::new));
    }
  }

  /** Elements without tangents have been copied over elements with tangents. */
  private void clear(List<Value> a, int direction) {
    Value to = shadow(a.get(2), direction);
    Value end = code.apply(new Operation.Whole(Operation.WholeOp.ADD), a.get(3), a.get(4));
    String element = to.type().element().descriptor();
    String descriptor = "(" + to.type().descriptor() + "II" + element + ")V";
    Operation fill = new Operation.StaticCall("java/util/Arrays", "fill", descriptor, false);
    code.run(fill, to, a.get(3), end, code.real(to.type().element(), 0));
  }

  private Value zeros(Statement.Instruction i, Value length) {
    return code.apply(new Operation.NewArray(i.results().get(0).type()), length);
  }

  /** Zeros in the shape of a constant array, to which nothing is ever written. */
  private Value zeros(Type type, Object array) {
    Value zeros = code.apply(new Operation.NewArray(type), code.integer(Array.getLength(array)));
    if (array instanceof Object[] rows) {
      for (int k = 0; k < rows.length; k++) {
        if (rows[k] != null) {
          Value row = zeros(type.element(), rows[k]);
          code.run(new Operation.Store(), zeros, code.integer(k), row);
        }
      }
    }
    return zeros;
  }

  private Value shadow(Value array, int direction) {
    return shadows.get(array, direction).orElseThrow();
  }

  private static Value[] withFirst(Value first, List<Value> arguments) {
    List<Value> all = new ArrayList<>(arguments);
    all.set(0, first);
    return all.toArray(Value[]::new);
  }
}
