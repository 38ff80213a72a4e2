package dev.gradus.compiler.tangent;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.Supplier;

/**
 * The statements of a function that is an existing one with more in between: values that the
 * existing function defines keep their identity, new ones get numbers above. What is pure and has
 * been computed in a block around is not computed again.
 */
final class Code {
  private record Computation(Operation operation, List<Value> arguments) {}

  private static final class Open {
    final List<Statement> statements = new ArrayList<>();
    final Map<Computation, Value> computed = new HashMap<>();
  }

  private final Deque<Open> blocks = new ArrayDeque<>();
  private final Map<Value, Object> constants = new HashMap<>();
  private Position position = Position.NONE;
  private int nextId;

  Code(Function function) {
    nextId = Values.highestId(function) + 1;
  }

  /** The source place of what is added from now on. */
  void at(Position place) {
    position = place;
  }

  Value fresh(Type type, String name) {
    return new Value(nextId++, type, name);
  }

  /** Adds a statement of the existing function. */
  void add(Statement statement) {
    Open block = blocks.element();
    block.statements.add(statement);
    if (statement instanceof Statement.Instruction i && Effects.isPure(i.operation())) {
      Value result = i.results().get(0);
      block.computed.putIfAbsent(new Computation(i.operation(), i.arguments()), result);
      noteConstant(i.operation(), result);
    }
  }

  /** The value of an instruction, computed before or now. */
  Value apply(Operation operation, Value... arguments) {
    List<Value> list = List.of(arguments);
    boolean pure = Effects.isPure(operation);
    if (pure) {
      Computation computation = new Computation(operation, list);
      for (Open block : blocks) {
        Value known = block.computed.get(computation);
        if (known != null) {
          return known;
        }
      }
    }
    List<Type> types = list.stream().map(Value::type).toList();
    Value result = fresh(Typing.resultType(operation, types), "");
    add(new Statement.Instruction(List.of(result), operation, list, position));
    return result;
  }

  /** Adds an instruction for its effect. */
  void run(Operation operation, Value... arguments) {
    add(new Statement.Instruction(List.of(), operation, List.of(arguments), position));
  }

  /** A real constant of a type. */
  Value real(Type type, double value) {
    Object literal = type.equals(Type.FLOAT) ? (Object) (float) value : (Object) value;
    return apply(new Operation.Constant(literal, type));
  }

  Value integer(int value) {
    return apply(new Operation.Constant(value, Type.INT));
  }

  Value nothing(Type type) {
    return apply(new Operation.Constant(null, type));
  }

  /** Whether the value is a literal for which the condition holds. */
  boolean isConstant(Value value, DoublePredicate condition) {
    return constants.get(value) instanceof Number n && condition.test(n.doubleValue());
  }

  /** A block whose statements the supplier adds before it gives the end. */
  Block block(Supplier<Terminator> body) {
    blocks.push(new Open());
    Terminator end = body.get();
    return new Block(blocks.pop().statements, end);
  }

  private void noteConstant(Operation operation, Value result) {
    if (operation instanceof Operation.Constant c && c.value() != null) {
      constants.put(result, c.value());
    }
  }
}
