package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Completion;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Cuts a block into units: parts, which become functions, and single statements that stay, because
 * they are small and jump out of the block, or because they are instructions that give references
 * that another unit needs. First parts are measured out; then it shows which references cross from
 * one to another, and their instructions cut parts once more. What stands behind a statement that
 * never completes is left out.
 */
final class Partition {
  /** Bytes, as {@link CodeSize} counts them, to load a value from scratch or to leave it there. */
  private static final int CROSSING = 4 * CodeSize.ACCESS;

  /** Slots for parameters of a part; the JVM allows 255. */
  private static final int MAX_PARAMETER_SLOTS = 120;

  /** One statement, or those of a part, by index. */
  record Unit(int begin, int end, boolean isPart) {}

  private final boolean endless;

  /** Index of the last use of each value that the block itself defines. */
  private final Positions lastUse;

  /** Index of the statement that defines each of those values. */
  private final Positions definition;

  private final List<Statement> statements;
  private final List<FreeValues> free = new ArrayList<>();
  private final Predicate<Value> isConstant;
  private final CodeSize sizes;
  private final int limit;
  private final int small;
  private final List<Unit> units = new ArrayList<>();
  private final BitSet cuts = new BitSet();
  private final BitSet staying = new BitSet();

  // The part being measured.
  /** Begin of the part that each value was last found to be an input of. */
  private final Positions inputOf;

  private int inputs;
  private int begin;
  private int size;
  private int slots;
  private int leaving;

  /**
   * @param small greatest size of statements with jumps that stay
   */
  Partition(Block block, CodeSize sizes, int limit, int small, Predicate<Value> isConstant) {
    Completion completion = Completion.of(block);
    List<Statement> reached = new ArrayList<>();
    for (Statement statement : block.statements()) {
      reached.add(statement);
      if (!completion.completes(statement)) {
        break;
      }
    }
    this.statements = reached;
    this.endless = !reached.isEmpty() && !completion.completes(reached.get(reached.size() - 1));
    this.sizes = sizes;
    this.limit = limit;
    this.small = small;
    this.isConstant = isConstant;
    this.lastUse = new Positions(statements);
    this.definition = new Positions(statements);
    this.inputOf = new Positions(statements);
    for (int i = 0; i < statements.size(); i++) {
      List<Value> results = statements.get(i).results();
      for (int k = 0; k < results.size(); k++) {
        definition.put(results.get(k), i);
      }
      FreeValues values = FreeValues.of(statements.get(i));
      free.add(values);
      note(values.values(), i);
    }
    if (!endless) {
      note(Values.uses(block.terminator()), statements.size());
    }
    measure();
    settle();
    collect();
  }

  private void note(Iterable<Value> uses, int at) {
    for (Value value : uses) {
      if (defines(value)) {
        lastUse.put(value, at);
      }
    }
  }

  List<Unit> units() {
    return units;
  }

  /** The statements that are reached. */
  List<Statement> statements() {
    return statements;
  }

  /** Whether the last of the statements never completes. */
  boolean isEndless() {
    return endless;
  }

  Collection<Value> uses(int statement) {
    return free.get(statement).values();
  }

  /** The jumps out of the block among a unit's statements. */
  List<Terminator> jumps(Unit unit) {
    List<Terminator> jumps = new ArrayList<>();
    for (int i = unit.begin(); i < unit.end(); i++) {
      jumps.addAll(free.get(i).jumps());
    }
    return jumps;
  }

  /** Whether a statement of the block itself defines the value. */
  boolean defines(Value value) {
    return definition.get(value) >= 0;
  }

  /** Index of the last statement that uses the value; the number of statements for the end. */
  int lastUse(Value value) {
    return lastUse.get(value);
  }

  /** Decides where parts end for their size. */
  private void measure() {
    for (int i = 0; i < statements.size(); i++) {
      if (isConstant(statements.get(i))) {
        continue;
      }
      if (staysForItsJumps(i)) {
        staying.set(i);
        cut(i);
        cut(i + 1);
      } else {
        if (i > begin && !fits(i)) {
          cut(i);
        }
        gather(i);
      }
    }
  }

  private boolean staysForItsJumps(int index) {
    boolean last = endless && index == statements.size() - 1;
    List<Terminator> jumps = free.get(index).jumps();
    return jumps.isEmpty() ? last : sizes.of(statements.get(index)) <= small;
  }

  private void cut(int at) {
    cuts.set(at);
    begin = at;
    size = 0;
    slots = 0;
    leaving = 0;
    inputs = 0;
  }

  private boolean fits(int index) {
    int more = sizeOf(index);
    int parameters = 0;
    for (Value value : uses(index)) {
      if (isInput(value) && inputOf.get(value) != begin) {
        more += CROSSING;
        parameters += isParameter(value) ? value.type().slots() : 0;
      }
    }
    int total = size + more + CROSSING * (inputs + leaving);
    return total <= limit && slots + parameters <= MAX_PARAMETER_SLOTS;
  }

  /** Jumps leave what they hand over in scratch. */
  private int sizeOf(int index) {
    int size = sizes.of(statements.get(index));
    for (Terminator jump : free.get(index).jumps()) {
      size += CROSSING * Values.uses(jump).size();
    }
    return size;
  }

  private void gather(int index) {
    size += sizeOf(index);
    for (Value value : uses(index)) {
      if (isInput(value)) {
        addInput(value);
      } else if (lastUse(value) == index) {
        leaving--;
      }
    }
    for (Value result : statements.get(index).results()) {
      leaving += isKept(result) && lastUse(result) > index ? 1 : 0;
    }
  }

  private void addInput(Value value) {
    if (inputOf.get(value) != begin) {
      inputOf.put(value, begin);
      inputs++;
      slots += isParameter(value) ? value.type().slots() : 0;
    }
  }

  /** Whether parts leave the value in scratch for others: all but references of instructions. */
  private boolean isKept(Value value) {
    int at = definition.get(value);
    return !Typing.isReference(value.type())
        || at >= 0 && !(statements.get(at) instanceof Statement.Instruction) && !staying.get(at);
  }

  /**
   * Whether the part being measured must be given the value; a reference it makes may have to be.
   */
  private boolean isInput(Value value) {
    return (!isKept(value) || definition.get(value) < begin) && !isConstant.test(value);
  }

  private boolean isParameter(Value value) {
    return !isKept(value) || !defines(value);
  }

  /** Backwards, so that a statement that stays is known to those whose references cross it. */
  private void settle() {
    int boundary = statements.size();
    for (int i = statements.size() - 1; i >= 0; i--) {
      for (Value result : statements.get(i).results()) {
        boolean crosses = lastUse(result) >= boundary;
        if (crosses && !isKept(result) && !isConstant(statements.get(i))) {
          staying.set(i);
        }
      }
      if (staying.get(i) || cuts.get(i)) {
        boundary = i;
      }
    }
  }

  private void collect() {
    int first = 0;
    for (int i = 0; i <= statements.size(); i++) {
      boolean stays = staying.get(i);
      if (stays || cuts.get(i) || i == statements.size()) {
        if (i > first) {
          units.add(new Unit(first, i, true));
        }
        first = i;
      }
      if (stays) {
        units.add(new Unit(i, i + 1, false));
        first = i + 1;
      }
    }
  }

  private static boolean isConstant(Statement statement) {
    return statement instanceof Statement.Instruction i
        && i.operation() instanceof Operation.Constant;
  }
}
