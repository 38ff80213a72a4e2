package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The instructions of the literals of a function, by the numbers of their values. */
final class Literals {
  private Statement.@Nullable Instruction[] instructions;

  /**
   * @param values numbers of most values are below this
   */
  Literals(int values) {
    instructions = new Statement.Instruction[values];
  }

  void add(Statement.Instruction literal) {
    int id = literal.results().get(0).id();
    if (id >= instructions.length) {
      instructions = Arrays.copyOf(instructions, 2 * id + 16);
    }
    instructions[id] = literal;
  }

  /** The literal that a value is, null if it is none. */
  Statement.@Nullable Instruction of(Value value) {
    return value.id() < instructions.length ? instructions[value.id()] : null;
  }

  boolean contains(Value value) {
    return of(value) != null;
  }
}
