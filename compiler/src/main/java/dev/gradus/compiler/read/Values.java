package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the values of one function, and keeps the source names found for them meanwhile. */
final class Values {
  private final Map<Value, String> names = new HashMap<>();
  private int next;

  Value fresh(Type type) {
    return new Value(next++, type, "");
  }

  Value fresh(Type type, String name) {
    return new Value(next++, type, name);
  }

  /** A fresh value of the same type and name. */
  Value like(Value value) {
    return fresh(value.type(), name(value));
  }

  List<Value> like(List<Value> values) {
    return values.stream().map(this::like).toList();
  }

  /** The source stores this value in a variable; the first variable names the value. */
  void stored(Value value, String variable) {
    if (value.name().isEmpty() && !variable.isEmpty()) {
      names.putIfAbsent(value, variable);
    }
  }

  String name(Value value) {
    return names.getOrDefault(value, value.name());
  }

  /** {@code result = operation(arguments)}. */
  static Statement.Instruction define(
      Value result, Operation operation, List<Value> arguments, Position position) {
    return new Statement.Instruction(List.of(result), operation, arguments, position);
  }

  static Statement.Instruction constant(Value result, Object value, Position position) {
    Operation constant = new Operation.Constant(value, result.type());
    return define(result, constant, List.of(), position);
  }
}
