package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.List;
import java.util.Optional;

/** One step of a stack machine whose variables are the values of a function. */
sealed interface Step {

  /**
   * Pushes a variable. Where it is pushed only to be set to {@code target}, nothing happens if both
   * have the same slot.
   */
  record Get(Value value, Optional<Value> target) implements Step {}

  /** Pops the operands of an instruction and pushes its result. */
  record Do(Statement.Instruction instruction) implements Step {}

  /** Pushes a new object without running its constructor, twice. */
  record New(String owner) implements Step {}

  /** Pops a value that nobody wants. */
  record Drop() implements Step {}

  /**
   * Pops into variables, the last target first. A source tells which variable was pushed for the
   * target by {@link Get}; it is empty where an expression was.
   */
  record Set(List<Value> targets, List<Optional<Value>> sources) implements Step {}

  /** Goes on elsewhere, where the given values, just set, are needed. */
  record Jump(Target target, List<Value> needed) implements Step {}

  /**
   * Pops two operands of a type and jumps if the comparison holds, or if it does not hold.
   *
   * @param withZero whether only one int or reference is popped and compared with 0 or null
   */
  record JumpIf(
      Operation.Comparison comparison, Type type, boolean withZero, boolean holds, Target target)
      implements Step {}

  /** Where jumps to the target arrive. */
  record Place(Target target) implements Step {}

  /** Values that hold from here on, having been set at the jumps to here. */
  record Define(List<Value> values) implements Step {}

  /** Between the two sides of a choice within an expression. */
  record Otherwise(Target otherwise, Target end) implements Step {}

  /** After the second side of a choice. */
  record EndChoice(Target end, Type type) implements Step {}

  /** Head of a loop; what it changes from iteration to iteration. */
  record BeginLoop(Target head, Optional<Value> index, List<Value> carried) implements Step {}

  /** Last step inside a loop. */
  record EndLoop() implements Step {}

  /** End of an iteration of a counted loop: on to the next. */
  record Next(Target latch, Target head, Value index, int step, List<Value> carried)
      implements Step {}

  /** Where a counted loop ends of itself: the carried values become the results. */
  record Exit(Target exit, List<Value> carried, List<Value> results) implements Step {}

  /** Returns the value on the stack, or nothing. */
  record Return(Type type) implements Step {}

  /** Throws the object on the stack. */
  record Throw() implements Step {}
}
