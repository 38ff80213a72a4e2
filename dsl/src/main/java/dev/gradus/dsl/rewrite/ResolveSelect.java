package dev.gradus.dsl.rewrite;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.op.SelectionOps;
import java.util.Optional;
import java.util.OptionalDouble;

/** select(true, a, b) → a; select(false, a, b) → b; select(c, a, a) → a. */
final class ResolveSelect implements Rewrite {
  @Override
  public String description() {
    return "select(true, a, b) → a; select(false, a, b) → b; select(c, a, a) → a";
  }

  @Override
  public boolean isExact() {
    return true;
  }

  @Override
  public Optional<Node> apply(GraphBuilder builder, Node n) {
    if (!Pattern.is(n, SelectionOps.SELECT)) {
      return Optional.empty();
    }
    if (n.argument(1) == n.argument(2)) {
      return Optional.of(n.argument(1));
    }
    OptionalDouble condition = Pattern.uniform(n.argument(0));
    return condition.isEmpty()
        ? Optional.empty()
        : Optional.of(n.argument(condition.getAsDouble() != 0.0 ? 1 : 2));
  }
}
