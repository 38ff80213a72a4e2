package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes consecutive statements of a block as a function of their own. */
final class PartWriter {

  /** How a part reaches values from outside. */
  interface Outside {
    /** The literal that a value is, if it is one. */
    Optional<Operation.Constant> constant(Value value);

    /** The place in scratch where another part has left the value, if one has. */
    Optional<Integer> place(Value value);

    /** The scratch array for values of a type, in the function being split. */
    Value array(Type type);
  }

  private final Outside outside;
  private final List<Value> parameters = new ArrayList<>();
  private final List<Value> arguments = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private int nextId;
  private final Copier copier = new Copier(v -> fresh(v.type(), v.name()));

  PartWriter(Outside outside) {
    this.outside = outside;
  }

  /** Adds a statement that uses the given values from outside it. */
  void add(Statement statement, Iterable<Value> uses) {
    for (Value value : uses) {
      if (!copier.knows(value)) {
        bring(value, statement.position());
      }
    }
    statements.add(copier.copy(statement));
  }

  /** Leaves a value of this part in scratch. */
  void leave(Value value, int place) {
    List<Value> operands = List.of(array(value.type()), index(place), copier.copy(value));
    statements.add(
        new Statement.Instruction(List.of(), new Operation.Store(), operands, Position.NONE));
  }

  /** The finished function. */
  Function function(String name) {
    Block body = new Block(statements, new Terminator.Return(Optional.empty()));
    return new Function(name, parameters, Type.VOID, body);
  }

  /** The call in place of the statements. */
  Statement call(String name, Position position) {
    Operation call = new Operation.Call(name, Type.VOID);
    return new Statement.Instruction(List.of(), call, arguments, position);
  }

  private void bring(Value value, Position position) {
    Optional<Operation.Constant> constant = outside.constant(value);
    Optional<Integer> place = outside.place(value);
    if (constant.isPresent()) {
      copier.put(value, instruction(value, constant.get(), List.of(), position));
    } else if (place.isPresent()) {
      List<Value> operands = List.of(array(value.type()), index(place.get()));
      copier.put(value, instruction(value, new Operation.Load(), operands, position));
    } else {
      Value parameter = fresh(value.type(), value.name());
      parameters.add(parameter);
      arguments.add(value);
      copier.put(value, parameter);
    }
  }

  private Value array(Type type) {
    Value array = outside.array(type);
    if (!copier.knows(array)) {
      bring(array, Position.NONE);
    }
    return copier.copy(array);
  }

  private Value index(int place) {
    Value index = fresh(Type.INT, "");
    Operation literal = new Operation.Constant(place, Type.INT);
    statements.add(new Statement.Instruction(List.of(index), literal, List.of(), Position.NONE));
    return index;
  }

  private Value instruction(
      Value like, Operation operation, List<Value> operands, Position position) {
    Value result = fresh(like.type(), like.name());
    statements.add(new Statement.Instruction(List.of(result), operation, operands, position));
    return result;
  }

  private Value fresh(Type type, String name) {
    return new Value(nextId++, type, name);
  }
}
