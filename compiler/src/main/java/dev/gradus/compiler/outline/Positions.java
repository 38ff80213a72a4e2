package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A position for each value that the statements of a block define, -1 where there is none: in an
 * array where the values' numbers lie close together, as they nearly always do.
 */
final class Positions {
  /** Numbers for each value that an array may span. */
  private static final int SPARSE = 16;

  private final int lowest;
  private final int[] dense;
  private final Map<Value, Integer> sparse = new HashMap<>();

  Positions(List<Statement> statements) {
    int count = 0;
    int low = Integer.MAX_VALUE;
    int high = -1;
    for (Statement statement : statements) {
      List<Value> results = statement.results();
      for (int k = 0; k < results.size(); k++) {
        count++;
        low = Math.min(low, results.get(k).id());
        high = Math.max(high, results.get(k).id());
      }
    }
    boolean close = count > 0 && high - (long) low < (long) SPARSE * count;
    lowest = low;
    dense = new int[close ? high - low + 1 : 0];
    Arrays.fill(dense, -1);
  }

  void put(Value value, int position) {
    if (isDense(value)) {
      dense[value.id() - lowest] = position;
    } else {
      sparse.put(value, position);
    }
  }

  /** The position of a value, or -1. */
  int get(Value value) {
    return isDense(value) ? dense[value.id() - lowest] : sparse.getOrDefault(value, -1);
  }

  private boolean isDense(Value value) {
    return value.id() >= lowest && value.id() - lowest < dense.length;
  }
}
