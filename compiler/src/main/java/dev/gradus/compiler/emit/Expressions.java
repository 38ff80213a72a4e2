package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Gathers the instructions of one block into expressions: a value used once, later in the same
 * block, is computed where it is used and never gets a variable. Operations that are not pure keep
 * their order. Works backwards with a list of what is still to be written, so that the depth of
 * expressions costs no recursion.
 */
final class Expressions {
  /** Operands waiting below the one being written; bounds the operand stack. */
  private static final int MAX_PENDING = 64;

  private sealed interface Item {}

  /** A value to be pushed; {@code pure} where only pure operations may be moved in. */
  private record Need(Value value, Optional<Value> target, boolean pure) implements Item {}

  private record Write(Step step) implements Item {}

  private final List<Statement> statements;
  private final UseCounts uses;
  private final Definitions definitions;
  private final int block;
  private final boolean[] moved;
  private final int[] orderedBefore;
  private final int[] structureBefore;
  private final Deque<Item> work = new ArrayDeque<>();
  private int nextOrdered;
  private int barrier;

  /**
   * @param reached number of statements that can be reached
   */
  Expressions(Block block, int reached, UseCounts uses, Definitions definitions) {
    this.statements = block.statements().subList(0, reached);
    this.uses = uses;
    this.definitions = definitions;
    this.block = definitions.enter(statements);
    moved = new boolean[reached];
    orderedBefore = new int[reached + 1];
    structureBefore = new int[reached + 1];
    scan();
  }

  private void scan() {
    int ordered = -1;
    int structure = -1;
    for (int i = 0; i <= statements.size(); i++) {
      orderedBefore[i] = ordered;
      structureBefore[i] = structure;
      if (i == statements.size()) {
        break;
      } else if (!(statements.get(i) instanceof Statement.Instruction instruction)) {
        structure = i;
        ordered = i;
      } else if (!Effects.isPure(instruction.operation())) {
        ordered = i;
      }
    }
  }

  /** Whether statement {@code index} has been moved into a later one or is not needed at all. */
  boolean isGone(int index) {
    if (moved[index]) {
      return true;
    }
    return statements.get(index) instanceof Statement.Instruction i
        && (i.operation() instanceof Operation.Constant
            || Effects.isPure(i.operation()) && !uses.isUsed(i.results().get(0)));
  }

  /** Starts the code that stands at statement {@code index}, or at the block's end. */
  void begin(int index) {
    nextOrdered = orderedBefore[index];
    barrier = structureBefore[index];
  }

  /** Adds the instruction itself. */
  void add(Statement.Instruction instruction) {
    expand(instruction, false);
  }

  /** Adds the value, to be set to a target. */
  void add(Value value, Value target) {
    work.push(new Need(value, Optional.of(target), false));
  }

  void add(Value value) {
    work.push(new Need(value, Optional.empty(), false));
  }

  void add(Step step) {
    work.push(new Write(step));
  }

  /** Adds a jump that is taken if the condition has the given truth value. */
  void addJump(Value condition, boolean holds, Target target) {
    jump(condition, holds, target, false);
  }

  /** Writes the code of what has been added from its last step to its first. */
  void finish(List<Step> backwards) {
    while (!work.isEmpty()) {
      Item item = work.pop();
      if (item instanceof Write write) {
        backwards.add(write.step());
      } else if (item instanceof Need need) {
        need(need, backwards);
      }
    }
  }

  private void need(Need need, List<Step> backwards) {
    Value value = need.value();
    Optional<Statement.Instruction> constant = definitions.constant(value);
    if (constant.isPresent()) {
      backwards.add(new Step.Do(constant.get()));
    } else if (work.size() < MAX_PENDING && move(value, need.pure())) {
      expand(definition(value), need.pure());
    } else {
      backwards.add(new Step.Get(value, need.target()));
    }
  }

  /** Moves the value's instruction here if that is possible. */
  private boolean move(Value value, boolean pureOnly) {
    if (uses.of(value) != 1 || !definitions.isIn(block, value)) {
      return false;
    }
    int index = definitions.index(value);
    if (Effects.isPure(definition(value).operation())) {
      moved[index] = index > barrier;
    } else if (!pureOnly && index == nextOrdered) {
      moved[index] = true;
      nextOrdered = orderedBefore[index];
    }
    return moved[index];
  }

  private Statement.Instruction definition(Value value) {
    return (Statement.Instruction) statements.get(definitions.index(value));
  }

  private void expand(Statement.Instruction instruction, boolean pure) {
    List<Value> arguments = instruction.arguments();
    if (instruction.operation() instanceof Operation.Choose) {
      Target otherwise = new Target();
      Target end = new Target();
      jump(arguments.get(0), false, otherwise, pure);
      work.push(new Need(arguments.get(1), Optional.empty(), true));
      add(new Step.Otherwise(otherwise, end));
      work.push(new Need(arguments.get(2), Optional.empty(), true));
      add(new Step.EndChoice(end, instruction.results().get(0).type()));
      return;
    } else if (instruction.operation() instanceof Operation.Construct construct) {
      // Nothing may branch between the new object and its constructor.
      add(new Step.New(construct.owner()));
      for (Value argument : arguments) {
        definitions
            .constant(argument)
            .ifPresentOrElse(
                c -> add(new Step.Do(c)), () -> add(new Step.Get(argument, Optional.empty())));
      }
    } else {
      for (int k = 0; k < arguments.size(); k++) {
        work.push(new Need(arguments.get(k), Optional.empty(), pure));
      }
    }
    add(new Step.Do(instruction));
  }

  private void jump(Value condition, boolean holds, Target target, boolean pure) {
    Value tested = condition;
    boolean wanted = holds;
    while (move(tested, true)) {
      Statement.Instruction test = definition(tested);
      if (test.operation() instanceof Operation.Logic l && l.op() == Operation.LogicOp.NOT) {
        tested = test.arguments().get(0);
        wanted = !wanted;
      } else if (test.operation() instanceof Operation.Compare compare) {
        compare(compare, test.arguments(), wanted, target, pure);
        return;
      } else {
        expand(test, pure);
        jumpOnTop(wanted, target);
        return;
      }
    }
    work.push(new Need(tested, Optional.empty(), pure));
    jumpOnTop(wanted, target);
  }

  private void jumpOnTop(boolean holds, Target target) {
    add(new Step.JumpIf(Operation.Comparison.NE, Type.BOOLEAN, true, holds, target));
  }

  private void compare(
      Operation.Compare compare, List<Value> operands, boolean holds, Target target, boolean pure) {
    boolean withZero = definitions.isZero(operands.get(1));
    work.push(new Need(operands.get(0), Optional.empty(), pure));
    if (!withZero) {
      work.push(new Need(operands.get(1), Optional.empty(), pure));
    }
    Type type = operands.get(0).type();
    add(new Step.JumpIf(compare.comparison(), type, withZero, holds, target));
  }
}
