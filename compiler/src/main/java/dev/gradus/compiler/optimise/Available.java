package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Expressions whose values are at hand, scope by scope. */
final class Available {
  private final Map<Expression, Value> values = new HashMap<>();
  private final List<Expression> order = new ArrayList<>();

  /** Enters a scope; gives what {@link #leave} wants. */
  int enter() {
    return order.size();
  }

  /** Forgets what has been added since then. */
  void leave(int mark) {
    if (mark == 0) {
      values.clear();
      order.clear();
    }
    for (int i = order.size() - 1; i >= mark; i--) {
      values.remove(order.remove(i));
    }
  }

  @Nullable Value get(Expression expression) {
    return values.get(expression);
  }

  /** Adds an expression that is not known yet; an earlier one stands. */
  void add(Expression expression, Value value) {
    if (values.putIfAbsent(expression, value) == null) {
      order.add(expression);
    }
  }
}
