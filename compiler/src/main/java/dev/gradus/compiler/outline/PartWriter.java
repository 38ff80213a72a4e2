package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
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
  private final List<Exit> exits;
  private final List<Value> parameters = new ArrayList<>();
  private final List<Value> arguments = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private int nextId;
  private final Copier copier =
      new Copier(v -> fresh(v.type(), v.name())) {
        @Override
        Terminator end(Terminator end, List<Statement> to) {
          return exits.stream()
              .filter(e -> e.isFor(end))
              .findFirst()
              .map(e -> leave(e, copy(Values.uses(end)), to))
              .orElseGet(() -> copy(end));
        }
      };

  /**
   * @param exits the ways in which the statements jump out of their block
   */
  PartWriter(Outside outside, List<Exit> exits) {
    this.outside = outside;
    this.exits = exits;
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
    leave(copier.copy(value), place, statements);
  }

  private void leave(Value value, int place, List<Statement> to) {
    List<Value> operands = List.of(array(value.type()), number(place, to), value);
    to.add(new Statement.Instruction(List.of(), new Operation.Store(), operands, Position.NONE));
  }

  private Terminator leave(Exit exit, List<Value> values, List<Statement> to) {
    for (int k = 0; k < values.size(); k++) {
      leave(values.get(k), exit.places().get(k), to);
    }
    return new Terminator.Return(Optional.of(number(exit.number(), to)));
  }

  /** The finished function; where it has exits it returns the number of the one taken. */
  Function function(String name) {
    Type result = exits.isEmpty() ? Type.VOID : Type.INT;
    Optional<Value> end = exits.isEmpty() ? Optional.empty() : Optional.of(number(0, statements));
    return new Function(
        name, parameters, result, new Block(statements, new Terminator.Return(end)));
  }

  /** What the function is to be called with. */
  List<Value> arguments() {
    return arguments;
  }

  private void bring(Value value, Position position) {
    Optional<Operation.Constant> constant = outside.constant(value);
    Optional<Integer> place = outside.place(value);
    if (constant.isPresent()) {
      copier.put(value, instruction(value, constant.get(), List.of(), position));
    } else if (place.isPresent()) {
      Value result = fresh(value.type(), value.name());
      Value array = array(value.type());
      Value index = number(place.get(), statements);
      statements.addAll(Scratch.load(result, array, index, position, t -> fresh(t, "")));
      copier.put(value, result);
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

  private Value number(int number, List<Statement> to) {
    Value value = fresh(Type.INT, "");
    Operation literal = new Operation.Constant(number, Type.INT);
    to.add(new Statement.Instruction(List.of(value), literal, List.of(), Position.NONE));
    return value;
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
