package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the forward sweep of one structured statement keeps for the reverse sweep. */
sealed interface Saves {

  /**
   * Values of two branches that become results of the choice; those of one type share a result.
   *
   * @param slots the results added
   * @param then what the first branch gives for each; empty for something never looked at
   */
  record OfChoice(List<Value> slots, List<Optional<Value>> then, List<Optional<Value>> otherwise)
      implements Saves {}

  /**
   * Values saved in every iteration of a counted loop.
   *
   * @param values those in blocks of the save stack, and references
   * @param trips the number of iterations
   * @param bases where the blocks start, by type
   * @param rows those that go into rows, one for each
   */
  record OfCounted(List<Value> values, Value trips, Map<Type, Value> bases, SavedRows rows)
      implements Saves {}

  /** Values saved in every full iteration of another loop. */
  record OfLoop(List<Value> values) implements Saves {}

  /** The values of scalar types by type; references are pushed one by one. */
  static Map<Type, List<Value>> byType(List<Value> values) {
    Map<Type, List<Value>> groups = new LinkedHashMap<>();
    for (Value v : values) {
      if (SaveArea.isScalar(v.type())) {
        groups.computeIfAbsent(v.type(), t -> new ArrayList<>()).add(v);
      }
    }
    return groups;
  }

  static List<Value> references(List<Value> values) {
    return values.stream().filter(v -> !SaveArea.isScalar(v.type())).toList();
  }
}
