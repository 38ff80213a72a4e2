package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import java.util.List;

/** Code that works on a {@link dev.gradus.runtime.SaveStack}. */
final class SaveArea {
  private static final String STACK = Typing.SAVE_STACK.className();
  private static final String TAKES_STACK = "(L" + STACK + ";";

  private final Value stack;

  SaveArea(Value stack) {
    this.stack = stack;
  }

  static boolean isScalar(Type type) {
    return !Typing.isReference(type);
  }

  Value stack() {
    return stack;
  }

  private static String plural(Type type) {
    return switch (type.kind()) {
      case DOUBLE -> "Doubles";
      case FLOAT -> "Floats";
      case LONG -> "Longs";
      case BOOLEAN -> "Booleans";
      default -> "Ints";
    };
  }

  /** The place of the first of {@code count} values from now on kept. */
  Value reserve(Type type, Value count, Code code) {
    return code.callStatic(STACK, "reserve" + plural(type), TAKES_STACK + "I)I", stack, count);
  }

  /** Gives up the last values and tells where they start. */
  Value release(Type type, Value count, Code code) {
    return code.callStatic(STACK, "release" + plural(type), TAKES_STACK + "I)I", stack, count);
  }

  /** The number of values that {@code trips} iterations save. */
  Value extent(Value trips, int each, Code code) {
    return each == 1
        ? trips
        : code.callStatic(STACK, "extent", "(II)I", trips, code.constant(each));
  }

  /** The array that holds saved values of a type. */
  Value array(Type type, Code code) {
    String name =
        switch (type.kind()) {
          case DOUBLE -> "doubles";
          case FLOAT -> "floats";
          case LONG -> "longs";
          case BOOLEAN -> "flags";
          default -> "ints";
        };
    String descriptor = TAKES_STACK + ")" + type.array().descriptor();
    return code.callStatic(STACK, name, descriptor, stack);
  }

  /** An array for a double of every iteration. */
  Value reserveRow(Value length, Code code) {
    return code.callStatic(STACK, "reserveRow", TAKES_STACK + "I)[D", stack, length);
  }

  /** Gives up the last of these arrays, to be read at once. */
  Value releaseRow(Code code) {
    return code.callStatic(STACK, "releaseRow", TAKES_STACK + ")[D", stack);
  }

  /** Stores values from a place on. */
  void store(Type type, Value place, List<Value> values, Code code) {
    Value array = array(type, code);
    for (int k = 0; k < values.size(); k++) {
      code.store(array, offset(place, k, code), values.get(k));
    }
  }

  /** Defines values by what is stored from a place on. */
  void load(Type type, Value place, List<Value> values, Code code) {
    Value array = array(type, code);
    for (int k = 0; k < values.size(); k++) {
      code.define(values.get(k), new Operation.Load(), List.of(array, offset(place, k, code)));
    }
  }

  private static Value offset(Value place, int k, Code code) {
    return k == 0 ? place : code.whole(Operation.WholeOp.ADD, place, code.constant(k));
  }

  void pushReference(Value value, Code code) {
    String descriptor = TAKES_STACK + "Ljava/lang/Object;)V";
    code.run(new Operation.StaticCall(STACK, "pushReference", descriptor, false), stack, value);
  }

  void popReference(Value value, Code code) {
    String descriptor = TAKES_STACK + ")Ljava/lang/Object;";
    Value object = code.callStatic(STACK, "popReference", descriptor, stack);
    code.define(value, new Operation.Cast(value.type()), List.of(object));
  }

  /** Pushes references one after the other. */
  void push(List<Value> references, Code code) {
    references.forEach(v -> pushReference(v, code));
  }

  /** Defines references by popping what {@link #push} has pushed for them. */
  void pop(List<Value> references, Code code) {
    for (int k = references.size() - 1; k >= 0; k--) {
      popReference(references.get(k), code);
    }
  }
}
