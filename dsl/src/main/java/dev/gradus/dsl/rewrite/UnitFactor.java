package dev.gradus.dsl.rewrite;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.op.ArithmeticOps;
import java.util.Optional;

/** x·1 → x, x/1 → x, x·(−1) → −x, x/(−1) → −x. */
final class UnitFactor implements Rewrite {
  @Override
  public String description() {
    return "x·1 → x; x/1 → x; x·(−1) → −x; x/(−1) → −x";
  }

  @Override
  public boolean isExact() {
    return true;
  }

  @Override
  public Optional<Node> apply(GraphBuilder builder, Node n) {
    boolean product = Pattern.is(n, ArithmeticOps.MULTIPLY);
    if (!product && !Pattern.is(n, ArithmeticOps.DIVIDE)) {
      return Optional.empty();
    }
    Node first = n.argument(0);
    Node second = n.argument(1);
    if (Pattern.isUniform(second, 1)) {
      return Optional.of(first);
    } else if (Pattern.isUniform(second, -1)) {
      return Optional.of(builder.apply(ArithmeticOps.NEGATE, first));
    } else if (product && Pattern.isUniform(first, 1)) {
      return Optional.of(second);
    }
    return product && Pattern.isUniform(first, -1)
        ? Optional.of(builder.apply(ArithmeticOps.NEGATE, second))
        : Optional.empty();
  }
}
