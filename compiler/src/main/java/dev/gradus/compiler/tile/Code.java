package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A block under construction. */
final class Code {
  final Numbers numbers;
  private final List<Statement> statements = new ArrayList<>();
  private Position position;

  Code(Numbers numbers, Position position) {
    this.numbers = numbers;
    this.position = position;
  }

  /** An empty block of the same function. */
  Code inner() {
    return new Code(numbers, position);
  }

  /** The source place of what is added from now on. */
  void at(Position place) {
    position = place;
  }

  Position position() {
    return position;
  }

  List<Statement> statements() {
    return statements;
  }

  void add(Statement statement) {
    statements.add(statement);
  }

  void addAll(Code other) {
    statements.addAll(other.statements);
  }

  Value apply(Operation operation, List<Value> arguments) {
    Type type = Typing.resultType(operation, arguments.stream().map(Value::type).toList());
    Value result = numbers.value(type, "");
    add(new Statement.Instruction(List.of(result), operation, arguments, position));
    return result;
  }

  Value apply(Operation operation, Value... arguments) {
    return apply(operation, Arrays.asList(arguments));
  }

  /** Adds an instruction whose result is a given value. */
  void define(Value result, Operation operation, Value... arguments) {
    add(new Statement.Instruction(List.of(result), operation, Arrays.asList(arguments), position));
  }

  void run(Operation operation, Value... arguments) {
    add(new Statement.Instruction(List.of(), operation, Arrays.asList(arguments), position));
  }

  /** Calls a static method of the runtime that gives nothing. */
  void run(Class<?> owner, String name, String parameters, Value... arguments) {
    run(call(owner, name, "(" + parameters + ")V"), arguments);
  }

  static Operation call(Class<?> owner, String name, String descriptor) {
    return new Operation.StaticCall(owner.getName().replace('.', '/'), name, descriptor, false);
  }

  Value constant(int value) {
    return apply(new Operation.Constant(value, Type.INT));
  }

  Value whole(WholeOp op, Value... arguments) {
    return apply(new Operation.Whole(op), arguments);
  }

  Value load(Value array, Value index) {
    return apply(new Operation.Load(), array, index);
  }

  void store(Value array, Value index, Value value) {
    run(new Operation.Store(), array, index, value);
  }

  /** A loop that carries nothing. */
  void forLoop(String label, Value index, Value from, Value to, int step, Code body) {
    Block block = body.yielding(List.of());
    List<Value> none = List.of();
    add(
        new Statement.For(
            new Label(label), index, from, to, step, none, none, block, none, position));
  }

  Block yielding(List<Value> values) {
    return new Block(statements, new Terminator.Yield(values));
  }
}
