package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Truth values that are known where a walk stands: literals, and conditions of branches taken. */
final class Truths {
  private final Definitions definitions;
  private final Map<Value, Boolean> known = new HashMap<>();
  private final List<Value> order = new ArrayList<>();

  Truths(Definitions definitions) {
    this.definitions = definitions;
  }

  Optional<Boolean> of(Value value) {
    Operation.Constant constant = definitions.constant(value);
    return constant != null && constant.value() instanceof Boolean b
        ? Optional.of(b)
        : Optional.ofNullable(known.get(value));
  }

  void add(Value condition, boolean holds) {
    if (known.putIfAbsent(condition, holds) == null) {
      order.add(condition);
    }
  }

  int mark() {
    return order.size();
  }

  void release(int mark) {
    for (int i = order.size() - 1; i >= mark; i--) {
      known.remove(order.remove(i));
    }
  }
}
