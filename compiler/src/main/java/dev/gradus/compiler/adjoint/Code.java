package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
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
  private final Fresh fresh;
  private final List<Statement> statements = new ArrayList<>();
  private Position position;

  Code(Fresh fresh, Position position) {
    this.fresh = fresh;
    this.position = position;
  }

  /** An empty block of the same function. */
  Code inner() {
    return new Code(fresh, position);
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

  boolean isEmpty() {
    return statements.isEmpty();
  }

  void add(Statement statement) {
    statements.add(statement);
  }

  /** Appends what another block holds. */
  void addAll(Code other) {
    statements.addAll(other.statements);
  }

  Value fresh(Type type, String name) {
    return fresh.value(type, name);
  }

  List<Value> freshLike(List<Value> values) {
    List<Value> list = new ArrayList<>(values.size());
    values.forEach(v -> list.add(fresh.value(v.type(), v.name())));
    return list;
  }

  /** Adds an instruction that has a result. */
  Value apply(Operation operation, Value... arguments) {
    List<Value> list = List.of(arguments);
    Type type = Typing.resultType(operation, list.stream().map(Value::type).toList());
    return define(fresh.value(type, ""), operation, list);
  }

  /** Adds an instruction whose result is a given value. */
  Value define(Value result, Operation operation, List<Value> arguments) {
    add(new Statement.Instruction(List.of(result), operation, arguments, position));
    return result;
  }

  /** Adds an instruction for its effect. */
  void run(Operation operation, Value... arguments) {
    add(new Statement.Instruction(List.of(), operation, Arrays.asList(arguments), position));
  }

  Value constant(int value) {
    return apply(new Operation.Constant(value, Type.INT));
  }

  /** The number, in a real type. */
  Value real(double value, Type type) {
    Object literal = type.equals(Type.FLOAT) ? (Object) (float) value : (Object) value;
    return apply(new Operation.Constant(literal, type));
  }

  /** Zero, false or null. */
  Value blank(Type type) {
    Object literal = null;
    if (!Typing.isReference(type)) {
      literal =
          switch (type.kind()) {
            case BOOLEAN -> false;
            case INT -> 0;
            case LONG -> 0L;
            case FLOAT -> 0f;
            default -> 0.0;
          };
    }
    return apply(new Operation.Constant(literal, type));
  }

  Value whole(WholeOp op, Value... arguments) {
    return apply(new Operation.Whole(op), arguments);
  }

  Value compare(Operation.Comparison comparison, Value a, Value b) {
    return apply(new Operation.Compare(comparison), a, b);
  }

  Value load(Value array, Value index) {
    return apply(new Operation.Load(), array, index);
  }

  void store(Value array, Value index, Value value) {
    run(new Operation.Store(), array, index, value);
  }

  /** Calls a static method that gives a result. */
  Value callStatic(String owner, String name, String descriptor, Value... arguments) {
    return apply(new Operation.StaticCall(owner, name, descriptor, false), arguments);
  }

  Block yielding(List<Value> values) {
    return new Block(statements, new Terminator.Yield(values));
  }

  Block ending(Terminator terminator) {
    return new Block(statements, terminator);
  }
}
