package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Boxed numbers and truth values. */
final class Boxes {
  private static final Map<String, String> DESCRIPTORS =
      Map.of(
          "java/lang/Double", "D",
          "java/lang/Float", "F",
          "java/lang/Long", "J",
          "java/lang/Integer", "I",
          "java/lang/Short", "S",
          "java/lang/Byte", "B",
          "java/lang/Character", "C",
          "java/lang/Boolean", "Z");

  private static final Map<String, Type> UNBOXED =
      Map.of(
          "doubleValue", Type.DOUBLE,
          "floatValue", Type.FLOAT,
          "longValue", Type.LONG,
          "intValue", Type.INT,
          "shortValue", Typing.of("S"),
          "byteValue", Typing.of("B"),
          "charValue", Type.INT,
          "booleanValue", Type.BOOLEAN);

  private Boxes() {}

  static boolean isBox(String owner) {
    return DESCRIPTORS.containsKey(owner);
  }

  /** Whether a call boxes its argument. */
  static boolean boxes(Operation.StaticCall call) {
    return call.name().equals("valueOf")
        && isBox(call.owner())
        && call.descriptor().startsWith("(" + DESCRIPTORS.get(call.owner()) + ")");
  }

  /** What a method of a box gives, if it unboxes. */
  static Optional<Form> unboxed(Code code, Form.Box box, Operation.MethodCall call) {
    return Optional.ofNullable(UNBOXED.get(call.name()))
        .filter(t -> call.descriptor().startsWith("()"))
        .map(t -> new Form.Plain(converted(code, box.value(), t)));
  }

  static Value converted(Code code, Value value, Type to) {
    return value.type().equals(to) || Typing.isReference(to) || to.equals(Type.BOOLEAN)
        ? value
        : code.emit(new Operation.Convert(to), List.of(value));
  }

  /**
   * A form as a method takes it: boxed, unboxed or widened. Types are those of descriptors, small
   * integers apart from INT.
   */
  static Form adapted(Code code, Form form, Type to, Type meant) {
    if (form instanceof Form.Plain plain && !Typing.isReference(plain.type())) {
      if (!Typing.isReference(to)) {
        return new Form.Plain(converted(code, plain.value(), Typing.loaded(to)));
      }
      String owner = isBox(meant.className()) ? meant.className() : boxOf(plain.type());
      Type inside = Typing.loaded(Typing.of(DESCRIPTORS.get(owner)));
      return new Form.Box(owner, converted(code, plain.value(), inside));
    } else if (form instanceof Form.Box box && !Typing.isReference(to)) {
      return new Form.Plain(converted(code, box.value(), Typing.loaded(to)));
    }
    return form;
  }

  private static String boxOf(Type type) {
    return DESCRIPTORS.entrySet().stream()
        .filter(e -> e.getValue().equals(type.descriptor()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** A form as a single value; empty for objects that exist as their fields only. */
  static Optional<Value> plain(Code code, Form form, Type type) {
    if (form instanceof Form.Plain plain) {
      return Optional.of(plain.value());
    } else if (form instanceof Form.Null && Typing.isReference(type)) {
      return Optional.of(code.nullOf(type));
    } else if (form instanceof Form.Box box && Typing.isReference(type)) {
      String descriptor = "(" + DESCRIPTORS.get(box.owner()) + ")L" + box.owner() + ";";
      Operation valueOf = new Operation.StaticCall(box.owner(), "valueOf", descriptor, false);
      return Optional.of(code.emit(valueOf, List.of(box.value())));
    }
    return Optional.empty();
  }

  /** What {@code toString} gives for a box. */
  static Value text(Code code, Form.Box box) {
    String type = DESCRIPTORS.get(box.owner());
    String taken = type.equals("B") || type.equals("S") ? "I" : type;
    Operation valueOf =
        new Operation.StaticCall(
            "java/lang/String", "valueOf", "(" + taken + ")Ljava/lang/String;", false);
    return code.emit(valueOf, List.of(box.value()));
  }
}
