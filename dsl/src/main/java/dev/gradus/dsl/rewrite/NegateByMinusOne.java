package dev.gradus.dsl.rewrite;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.op.ArithmeticOps;
import java.util.Optional;

/** x·(−1) → −x, x/(−1) → −x. */
final class NegateByMinusOne implements Rewrite {
  @Override
  public String description() {
    return "x·(−1) → −x; x/(−1) → −x";
  }

  @Override
  public boolean isExact() {
    return true;
  }

  @Override
  public Optional<Node> apply(GraphBuilder builder, Node n) {
    boolean product = Pattern.is(n, ArithmeticOps.MULTIPLY);
    if ((product || Pattern.is(n, ArithmeticOps.DIVIDE)) && Pattern.isUniform(n.argument(1), -1)) {
      return Optional.of(builder.apply(ArithmeticOps.NEGATE, n.argument(0)));
    }
    return product && Pattern.isUniform(n.argument(0), -1)
        ? Optional.of(builder.apply(ArithmeticOps.NEGATE, n.argument(1)))
        : Optional.empty();
  }
}
