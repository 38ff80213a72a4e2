package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the instructions of a function define values, block by block, and which are constants. */
final class Definitions {
  private final int[] block;
  private final int[] index;
  private final Statement.@Nullable Instruction[] constants;
  private int blocks;

  Definitions(int values) {
    block = new int[values];
    index = new int[values];
    constants = new Statement.Instruction[values];
  }

  /** Notes the definitions of one more block and gives its number. */
  int enter(List<Statement> statements) {
    blocks++;
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i) instanceof Statement.Instruction instruction) {
        note(instruction, i);
      }
    }
    return blocks;
  }

  private void note(Statement.Instruction instruction, int position) {
    List<Value> results = instruction.results();
    for (int k = 0; k < results.size(); k++) {
      Value result = results.get(k);
      block[result.id()] = blocks;
      index[result.id()] = position;
      if (instruction.operation() instanceof Operation.Constant) {
        constants[result.id()] = instruction;
      }
    }
  }

  /** Whether an instruction of that block defines the value. */
  boolean isIn(int blockNumber, Value value) {
    return block[value.id()] == blockNumber;
  }

  /** The place of the value's instruction in its block. */
  int index(Value value) {
    return index[value.id()];
  }

  /** The value's instruction if it is a literal. */
  Optional<Statement.Instruction> constant(Value value) {
    return Optional.ofNullable(constants[value.id()]);
  }

  /**
   * Whether the value is the literal 0, false or null, with which the JVM can compare in one step.
   */
  boolean isZero(Value value) {
    Statement.Instruction instruction = constants[value.id()];
    if (instruction == null || !(instruction.operation() instanceof Operation.Constant c)) {
      return false;
    }
    Object literal = c.value();
    return literal == null || literal.equals(0) || literal.equals(false);
  }
}
