package dev.gradus.dsl.rewrite;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.op.ArithmeticOps;
import java.util.Optional;

/** pow(x, 1) → x; pow(x, 2) → x² (the same bits: {@code pow} squares by multiplying once). */
final class SquareForPower implements Rewrite {
  @Override
  public String description() {
    return "pow(x, 1) → x; pow(x, 2) → x²";
  }

  @Override
  public boolean isExact() {
    return true;
  }

  @Override
  public Optional<Node> apply(GraphBuilder builder, Node n) {
    if (!Pattern.is(n, ArithmeticOps.POW)) {
      return Optional.empty();
    }
    if (Pattern.isUniform(n.argument(1), 1)) {
      return Optional.of(n.argument(0));
    }
    return Pattern.isUniform(n.argument(1), 2)
        ? Optional.of(builder.apply(ArithmeticOps.SQUARE, n.argument(0)))
        : Optional.empty();
  }
}
