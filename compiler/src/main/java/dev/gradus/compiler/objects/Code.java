package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the statements of one new function go: the open block and the place in the source. */
final class Code {
  private Draft draft = new Draft();
  private Position position = Position.NONE;
  private final Map<Value, Object> constants = new HashMap<>();
  private int nextId;

  Draft draft() {
    return draft;
  }

  Position position() {
    return position;
  }

  void at(Position place) {
    position = place;
  }

  Value fresh(Type type, String name) {
    return new Value(nextId++, type, name);
  }

  /** Runs what adds statements to another block. */
  void within(Draft other, Runnable body) {
    Draft outer = draft;
    draft = other;
    body.run();
    draft = outer;
  }

  void run(Operation operation, List<Value> arguments) {
    draft.add(new Statement.Instruction(List.of(), operation, arguments, position));
  }

  Value emit(Operation operation, List<Value> arguments) {
    return emit(operation, arguments, "");
  }

  Value emit(Operation operation, List<Value> arguments, String name) {
    Type type = Typing.resultType(operation, arguments.stream().map(Value::type).toList());
    Value result = fresh(type, name);
    if (operation instanceof Operation.Constant c && c.value() != null) {
      constants.put(result, c.value());
    }
    draft.add(new Statement.Instruction(List.of(result), operation, arguments, position));
    return result;
  }

  Value constant(Object value, Type type) {
    return emit(new Operation.Constant(value, type), List.of());
  }

  Value nullOf(Type type) {
    return emit(new Operation.Constant(null, type), List.of());
  }

  /** The zero, false or null of a type. */
  Value zero(Type type) {
    if (Typing.isReference(type)) {
      return nullOf(type);
    }
    Object zero =
        switch (type.kind()) {
          case DOUBLE -> 0.0;
          case FLOAT -> 0f;
          case LONG -> 0L;
          case BOOLEAN -> false;
          default -> 0;
        };
    return constant(zero, Typing.loaded(type));
  }

  /** The literal that a value is, if that is known. */
  Optional<Object> literal(Value value) {
    return Optional.ofNullable(constants.get(value));
  }

  /** The opposite of a truth value. */
  Value not(Value truth) {
    Optional<Object> known = literal(truth);
    return known.isPresent()
        ? constant(!(Boolean) known.get(), Type.BOOLEAN)
        : emit(new Operation.Logic(Operation.LogicOp.NOT), List.of(truth));
  }

  /** Fresh leaves for a variable of the form of another. */
  Form like(Form form, String variable) {
    List<String> names = form.names(variable);
    List<Value> leaves = new ArrayList<>();
    for (Value leaf : form.leaves()) {
      leaves.add(fresh(leaf.type(), names.get(leaves.size())));
    }
    return form.with(leaves.iterator());
  }
}
