package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Cuts a block into units: parts, which become functions, and single statements that stay, because
 * they jump out of the block or give references that another unit needs. First parts are measured
 * out; then it shows which references cross from one to another, and their statements cut parts
 * once more.
 */
final class Partition {
  /** Bytes, as {@link CodeSize} counts them, to load a value from scratch or to leave it there. */
  private static final int CROSSING = 4 * CodeSize.ACCESS;

  /** Slots for parameters of a part; the JVM allows 255. */
  private static final int MAX_PARAMETER_SLOTS = 120;

  /** One statement, or those of a part, by index. */
  record Unit(int begin, int end, boolean isPart) {}

  /** Index of the last use of each value that the block itself defines. */
  private final Map<Value, Integer> lastUse = new HashMap<>();

  /** Index of the statement that defines each of those values. */
  private final Map<Value, Integer> definition = new HashMap<>();

  private final List<Statement> statements;
  private final List<FreeValues> free = new ArrayList<>();
  private final Predicate<Value> isConstant;
  private final CodeSize sizes;
  private final int limit;
  private final List<Unit> units = new ArrayList<>();
  private final BitSet cuts = new BitSet();
  private final BitSet staying = new BitSet();

  // The part being measured.
  private final Set<Value> inputs = new HashSet<>();
  private int begin;
  private int size;
  private int slots;
  private int leaving;

  Partition(Block block, CodeSize sizes, int limit, Predicate<Value> isConstant) {
    this.statements = block.statements();
    this.sizes = sizes;
    this.limit = limit;
    this.isConstant = isConstant;
    for (int i = 0; i < statements.size(); i++) {
      for (Value result : statements.get(i).results()) {
        definition.put(result, i);
      }
      FreeValues values = FreeValues.of(statements.get(i));
      free.add(values);
      note(values.values(), i);
    }
    note(Values.uses(block.terminator()), statements.size());
    measure();
    settle();
    collect();
  }

  private void note(Iterable<Value> uses, int at) {
    for (Value value : uses) {
      if (definition.containsKey(value)) {
        lastUse.put(value, at);
      }
    }
  }

  List<Unit> units() {
    return units;
  }

  Set<Value> uses(int statement) {
    return free.get(statement).values();
  }

  /** Whether a statement of the block itself defines the value. */
  boolean defines(Value value) {
    return definition.containsKey(value);
  }

  /** Index of the last statement that uses the value; the number of statements for the end. */
  int lastUse(Value value) {
    return lastUse.getOrDefault(value, -1);
  }

  /** Decides where parts end for their size. */
  private void measure() {
    for (int i = 0; i < statements.size(); i++) {
      if (isConstant(statements.get(i))) {
        continue;
      }
      if (free.get(i).escapes()) {
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

  private void cut(int at) {
    cuts.set(at);
    begin = at;
    size = 0;
    slots = 0;
    leaving = 0;
    inputs.clear();
  }

  private boolean fits(int index) {
    int more = sizes.of(statements.get(index));
    int parameters = 0;
    for (Value value : uses(index)) {
      if (isInput(value) && !inputs.contains(value)) {
        more += CROSSING;
        parameters += isParameter(value) ? value.type().slots() : 0;
      }
    }
    int total = size + more + CROSSING * (inputs.size() + leaving);
    return total <= limit && slots + parameters <= MAX_PARAMETER_SLOTS;
  }

  private void gather(int index) {
    size += sizes.of(statements.get(index));
    for (Value value : uses(index)) {
      if (isInput(value)) {
        slots += inputs.add(value) && isParameter(value) ? value.type().slots() : 0;
      } else if (lastUse(value) == index) {
        leaving--;
      }
    }
    for (Value result : statements.get(index).results()) {
      leaving += Scratch.holds(result.type()) && lastUse(result) > index ? 1 : 0;
    }
  }

  /**
   * Whether the part being measured must be given the value; a reference it makes may have to be.
   */
  private boolean isInput(Value value) {
    return !isConstant.test(value)
        && (!Scratch.holds(value.type()) || definition.getOrDefault(value, -1) < begin);
  }

  private boolean isParameter(Value value) {
    return !Scratch.holds(value.type()) || !definition.containsKey(value);
  }

  /** Backwards, so that a statement that stays is known to those whose references cross it. */
  private void settle() {
    int boundary = statements.size();
    for (int i = statements.size() - 1; i >= 0; i--) {
      for (Value result : statements.get(i).results()) {
        boolean crosses = lastUse(result) >= boundary;
        if (crosses && !Scratch.holds(result.type()) && !isConstant(statements.get(i))) {
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
