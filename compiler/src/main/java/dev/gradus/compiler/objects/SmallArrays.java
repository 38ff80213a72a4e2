package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arrays of a function that are as good as a few variables: of constant small length, used in
 * their function only, at constant places within their bounds.
 */
final class SmallArrays {
  private static final int LONGEST = 16;

  private final Map<Value, Integer> literals = new HashMap<>();
  private final Map<Value, Integer> lengths = new LinkedHashMap<>();

  private SmallArrays() {}

  static SmallArrays of(Function function) {
    SmallArrays arrays = new SmallArrays();
    arrays.find(function.body());
    arrays.test(function.body());
    return arrays;
  }

  boolean isEmpty() {
    return lengths.isEmpty();
  }

  /** The length of such an array; empty for all other values. */
  Optional<Integer> length(Value array) {
    return Optional.ofNullable(lengths.get(array));
  }

  /** The place that an instruction reads or writes in such an array. */
  int place(Statement.Instruction i) {
    return literals.get(i.arguments().get(1));
  }

  private void find(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Instruction i) {
        if (i.operation() instanceof Operation.Constant c && c.value() instanceof Integer literal) {
          literals.put(i.results().get(0), literal);
        } else if (i.operation() instanceof Operation.NewArray && i.arguments().size() == 1) {
          int length = literals.getOrDefault(i.arguments().get(0), -1);
          if (length > 0 && length <= LONGEST) {
            lengths.put(i.results().get(0), length);
          }
        }
      }
      Values.blocks(statement).forEach(this::find);
    }
  }

  /** Drops arrays that something else is done with. */
  private void test(Block block) {
    for (Statement statement : block.statements()) {
      List<Value> uses = Values.uses(statement);
      int from = statement instanceof Statement.Instruction i && isAccess(i) ? 1 : 0;
      lengths.keySet().removeAll(uses.subList(from, uses.size()));
      Values.blocks(statement).forEach(this::test);
    }
    lengths.keySet().removeAll(Values.uses(block.terminator()));
  }

  /** Whether an instruction uses its first argument as such an array only. */
  private boolean isAccess(Statement.Instruction i) {
    if (i.operation() instanceof Operation.ArrayLength) {
      return true;
    }
    boolean element =
        i.operation() instanceof Operation.Load || i.operation() instanceof Operation.Store;
    if (!element || !literals.containsKey(i.arguments().get(1))) {
      return false;
    }
    int place = place(i);
    return place >= 0 && place < lengths.getOrDefault(i.arguments().get(0), 0);
  }

  /** The type of what the array holds, small integers as themselves. */
  static Type stored(Value array) {
    return array.type().element();
  }
}
