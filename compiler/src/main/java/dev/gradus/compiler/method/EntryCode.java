package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.FunctionBuilder;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry function being built: its parameters by role, and the small code that all of them need.
 */
final class EntryCode {
  private static final String ARRAYS = "dev/gradus/runtime/method/ArrayShapes";

  final FunctionBuilder f;
  final Value stack;
  final Primal primal;
  private final Map<Slot, Value> slots = new LinkedHashMap<>();
  private final List<Scratch> scratch = new ArrayList<>();

  EntryCode(String name, Primal primal, Form form, Type result) {
    this.primal = primal;
    f = new FunctionBuilder(name, result);
    stack = f.parameter(Typing.SAVE_STACK, "stack");
    for (Slot slot : form.slots()) {
      slots.put(slot, f.parameter(Typing.loaded(slot.type()), slot.name()));
    }
  }

  List<Scratch> scratch() {
    return scratch;
  }

  /** The parameter of a role that belongs to the method's parameter of that number. */
  Optional<Value> slot(Slot.Role role, int index) {
    for (Map.Entry<Slot, Value> e : slots.entrySet()) {
      if (e.getKey().role() == role && e.getKey().index() == index) {
        return Optional.of(e.getValue());
      }
    }
    return Optional.empty();
  }

  /** The method's own arguments. */
  List<Value> own() {
    return slots.entrySet().stream()
        .filter(e -> e.getKey().role() == Slot.Role.PRIMAL)
        .map(Map.Entry::getValue)
        .toList();
  }

  Value own(int index) {
    return slot(Slot.Role.PRIMAL, index).orElseThrow();
  }

  /** A scratch array in the shape of an argument. */
  Value like(int index) {
    Type type = primal.parameters().get(index).type();
    scratch.add(new Scratch(type, 0, index));
    return f.parameter(type, "");
  }

  /** A scratch array of a given length. */
  Value cells(Type type, int length) {
    scratch.add(new Scratch(type, length, -1));
    return f.parameter(type, "");
  }

  /** Zeros everywhere in an array. */
  void zero(Value array) {
    forEach(
        array,
        i -> {
          if (array.type().rank() == 1) {
            f.store(array, i, number(array.type().element(), 0));
            return;
          }
          Value row = f.load(array, i);
          f.ifThen(isPresent(row), () -> zero(row));
        });
  }

  /** A new array of zeros in the shape of another. */
  Value zerosLike(Value array) {
    if (array.type().rank() == 1) {
      return f.newArray(array.type(), f.length(array));
    }
    return reshaped("zeros", array);
  }

  /** A copy down to the elements. */
  Value copy(Value array) {
    return array.type().rank() == 1
        ? f.apply(new Operation.CloneArray(), array)
        : reshaped("copy", array);
  }

  private Value reshaped(String method, Value array) {
    return shaped(f, method, array);
  }

  /** An array in the shape of one of rank above 1, made by a method of {@code ArrayShapes}. */
  static Value shaped(FunctionBuilder f, String method, Value array) {
    String object = "Ljava/lang/Object;";
    Value made =
        f.apply(
            new Operation.StaticCall(ARRAYS, method, "(" + object + ")" + object, false), array);
    return f.apply(new Operation.Cast(array.type()), made);
  }

  void forEach(Value array, java.util.function.Consumer<Value> body) {
    f.forLoop("i", f.constant(0), f.length(array), 1, body);
  }

  Value isPresent(Value reference) {
    Value none = f.apply(new Operation.Constant(null, reference.type()));
    return f.compare(Operation.Comparison.NE, reference, none);
  }

  /** A literal of a real type. */
  Value number(Type type, int value) {
    return type.equals(Type.FLOAT) ? f.constant((float) value) : f.constant((double) value);
  }

  Value add(Value a, Value b) {
    return f.scalar(ArithmeticOps.ADD, Operation.Flavour.JAVA, a, b);
  }

  Value call(String function, Type result, List<Value> arguments) {
    return f.call(function, result, arguments.toArray(Value[]::new));
  }

  /** Returns a value, or nothing where the function has no result. */
  void returns(Type result, Value value) {
    if (result.equals(Type.VOID)) {
      f.returnsVoid();
    } else {
      f.returns(value);
    }
  }
}
