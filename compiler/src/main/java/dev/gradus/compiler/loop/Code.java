package dev.gradus.compiler.loop;

import dev.gradus.compiler.loop.Operation.WholeOp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A block under construction, written into a function that exists. Whole functions are written by
 * {@link FunctionBuilder}.
 */
public final class Code {
  private final Fresh fresh;
  private final List<Statement> statements = new ArrayList<>();
  private Position position;

  public Code(Fresh fresh, Position position) {
    this.fresh = fresh;
    this.position = position;
  }

  /** An empty block of the same function. */
  public Code inner() {
    return new Code(fresh, position);
  }

  /** The source place of what is added from now on. */
  public void at(Position place) {
    position = place;
  }

  public Position position() {
    return position;
  }

  public List<Statement> statements() {
    return statements;
  }

  public boolean isEmpty() {
    return statements.isEmpty();
  }

  public void add(Statement statement) {
    statements.add(statement);
  }

  /** Appends what another block holds. */
  public void addAll(Code other) {
    statements.addAll(other.statements);
  }

  /** A new value. */
  public Value fresh(Type type, String name) {
    return fresh.value(type, name);
  }

  /** New values of the same types and names. */
  public List<Value> freshLike(List<Value> values) {
    return fresh.like(values);
  }

  /** Where new values of the function come from. */
  public Fresh fresh() {
    return fresh;
  }

  /** Adds an instruction that has a result. */
  public Value apply(Operation operation, Value... arguments) {
    return apply(operation, List.of(arguments));
  }

  /** Adds an instruction that has a result. */
  public Value apply(Operation operation, List<Value> arguments) {
    Type type = Typing.resultType(operation, arguments.stream().map(Value::type).toList());
    return define(fresh.value(type, ""), operation, arguments);
  }

  /** Adds an instruction whose result is a given value. */
  public Value define(Value result, Operation operation, Value... arguments) {
    return define(result, operation, List.of(arguments));
  }

  /** Adds an instruction whose result is a given value. */
  public Value define(Value result, Operation operation, List<Value> arguments) {
    add(new Statement.Instruction(List.of(result), operation, arguments, position));
    return result;
  }

  /** Adds an instruction for its effect. */
  public void run(Operation operation, Value... arguments) {
    add(new Statement.Instruction(List.of(), operation, Arrays.asList(arguments), position));
  }

  public Value constant(int value) {
    return apply(new Operation.Constant(value, Type.INT));
  }

  /** The number, in a real type. */
  public Value real(double value, Type type) {
    Object literal = type.equals(Type.FLOAT) ? (Object) (float) value : (Object) value;
    return apply(new Operation.Constant(literal, type));
  }

  /** Zero, false or null. */
  public Value blank(Type type) {
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

  public Value whole(WholeOp op, Value... arguments) {
    return apply(new Operation.Whole(op), arguments);
  }

  public Value compare(Operation.Comparison comparison, Value a, Value b) {
    return apply(new Operation.Compare(comparison), a, b);
  }

  public Value and(Value a, Value b) {
    return apply(new Operation.Logic(Operation.LogicOp.AND), a, b);
  }

  /** What a block, which runs where the condition holds, comes to; false where it does not hold. */
  public Value andThen(Value condition, Code then, Value result) {
    Code otherwise = inner();
    Block no = otherwise.yielding(List.of(otherwise.blank(Type.BOOLEAN)));
    Value both = fresh.value(Type.BOOLEAN, "");
    add(new Statement.If(condition, then.yielding(List.of(result)), no, List.of(both), position));
    return both;
  }

  public Value load(Value array, Value index) {
    return apply(new Operation.Load(), array, index);
  }

  public void store(Value array, Value index, Value value) {
    run(new Operation.Store(), array, index, value);
  }

  /** Calls a static method that gives a result. */
  public Value callStatic(String owner, String name, String descriptor, Value... arguments) {
    return apply(new Operation.StaticCall(owner, name, descriptor, false), arguments);
  }

  /** Calls a static method of the runtime that gives nothing. */
  public void run(Class<?> owner, String name, String parameters, Value... arguments) {
    run(call(owner, name, "(" + parameters + ")V"), arguments);
  }

  /** A call of a static method of the runtime. */
  public static Operation call(Class<?> owner, String name, String descriptor) {
    return new Operation.StaticCall(owner.getName().replace('.', '/'), name, descriptor, false);
  }

  /** A loop that carries nothing. */
  public void forLoop(String label, Value index, Value from, Value to, int step, Code body) {
    Block block = body.yielding(List.of());
    List<Value> none = List.of();
    add(
        new Statement.For(
            new Label(label), index, from, to, step, none, none, block, none, position));
  }

  public Block yielding(List<Value> values) {
    return new Block(statements, new Terminator.Yield(values));
  }

  public Block ending(Terminator terminator) {
    return new Block(statements, terminator);
  }
}
