package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the values of a function are defined and used. */
final class Uses {
  private final Map<Value, Statement.Instruction> definitions = new HashMap<>();

  /** Statements and terminators, one entry for each use. */
  private final Map<Value, List<Object>> users = new HashMap<>();

  Uses(Function function) {
    visit(function.body());
  }

  private void visit(Block block) {
    for (Statement s : block.statements()) {
      if (s instanceof Statement.Instruction i) {
        i.results().forEach(r -> definitions.put(r, i));
      }
      Values.uses(s).forEach(v -> add(v, s));
      Values.blocks(s).forEach(this::visit);
    }
    Values.uses(block.terminator()).forEach(v -> add(v, block.terminator()));
  }

  private void add(Value value, Object user) {
    users.computeIfAbsent(value, v -> new ArrayList<>(2)).add(user);
  }

  /** The instruction that defines a value, if one does. */
  Optional<Statement.Instruction> definition(Value value) {
    return Optional.ofNullable(definitions.get(value));
  }

  /** Statements and terminators that use a value, one entry for each use. */
  List<Object> of(Value value) {
    return users.getOrDefault(value, List.of());
  }

  boolean isUsedOnce(Value value) {
    return of(value).size() == 1;
  }

  /** Whether a value is the literal. */
  boolean isLiteral(Value value, Object literal) {
    return definition(value)
        .filter(i -> i.operation() instanceof Operation.Constant c && literal.equals(c.value()))
        .isPresent();
  }

  /** The whole number that a value is, if it is a literal. */
  Optional<Integer> literal(Value value) {
    return definition(value)
        .map(Statement.Instruction::operation)
        .filter(o -> o instanceof Operation.Constant c && c.value() instanceof Integer)
        .map(o -> (Integer) ((Operation.Constant) o).value());
  }

  /** The operands of a whole number's operation, if that is what defines the value. */
  Optional<List<Value>> operands(Value value, WholeOp op) {
    return definition(value)
        .filter(i -> i.operation() instanceof Operation.Whole w && w.op() == op)
        .map(Statement.Instruction::arguments);
  }

  /** x where the value is max(x, 0), else the value: the same number of iterations. */
  Value count(Value value) {
    Optional<List<Value>> of = operands(value, WholeOp.MAX);
    if (of.isEmpty()) {
      return value;
    }
    Value a = of.get().get(0);
    Value b = of.get().get(1);
    return isLiteral(b, 0) ? count(a) : isLiteral(a, 0) ? count(b) : value;
  }

  /** n where a loop's index takes each of 0 … n - 1, up or down. */
  Optional<Value> range(Statement.For l) {
    if (l.step() == 1) {
      return isLiteral(l.from(), 0) ? Optional.of(count(l.to())) : Optional.empty();
    } else if (l.step() != -1 || !isLiteral(l.to(), -1)) {
      return Optional.empty();
    }
    return operands(l.from(), WholeOp.SUBTRACT)
        .filter(o -> isLiteral(o.get(1), 1))
        .or(() -> operands(l.from(), WholeOp.ADD).filter(o -> isLiteral(o.get(1), -1)))
        .map(o -> count(o.get(0)));
  }
}
