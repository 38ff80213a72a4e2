package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which instructions define the values of a function. */
final class Definitions {

  /** An int as a value plus a literal; the sum may wrap round. */
  record Sum(Value base, int offset) {}

  private Statement.@Nullable Instruction[] instructions;

  Definitions(int values) {
    instructions = new Statement.Instruction[values];
  }

  void add(Statement.Instruction instruction) {
    List<Value> results = instruction.results();
    for (int k = 0; k < results.size(); k++) {
      Value result = results.get(k);
      if (result.id() >= instructions.length) {
        instructions = Arrays.copyOf(instructions, 2 * result.id() + 16);
      }
      instructions[result.id()] = instruction;
    }
  }

  Statement.@Nullable Instruction of(Value value) {
    return value.id() < instructions.length ? instructions[value.id()] : null;
  }

  /** The literal that a value is, if it is one. */
  Operation.@Nullable Constant constant(Value value) {
    Statement.Instruction instruction = of(value);
    return instruction != null && instruction.operation() instanceof Operation.Constant c
        ? c
        : null;
  }

  Optional<Integer> intConstant(Value value) {
    Operation.Constant constant = constant(value);
    return constant != null && constant.value() instanceof Integer i
        ? Optional.of(i)
        : Optional.empty();
  }

  /** The parts of a value that is an int plus or minus a literal. */
  Optional<Sum> sum(Value value) {
    Statement.Instruction i = of(value);
    if (i == null
        || !value.type().equals(Type.INT)
        || !(i.operation() instanceof Operation.Whole whole)
        || whole.op() != WholeOp.ADD && whole.op() != WholeOp.SUBTRACT) {
      return Optional.empty();
    }
    Value a = i.arguments().get(0);
    Value b = i.arguments().get(1);
    boolean add = whole.op() == WholeOp.ADD;
    Optional<Integer> right = intConstant(b);
    if (right.isPresent()) {
      return Optional.of(new Sum(a, add ? right.get() : -right.get()));
    }
    return intConstant(a).filter(c -> add).map(c -> new Sum(b, c));
  }
}
