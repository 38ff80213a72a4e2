package dev.gradus.dsl.rewrite;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.DType;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * op(c1, c2, …) → c: every operation has one defined result in either arithmetic, so it may be
 * carried out now.
 */
final class FoldConstants implements Rewrite {
  @Override
  public String description() {
    return "op(c1, c2) → c";
  }

  @Override
  public boolean isExact() {
    return true;
  }

  @Override
  public Optional<Node> apply(GraphBuilder builder, Node n) {
    if (!(n.kind() instanceof NodeKind.Elementwise e)) {
      return Optional.empty();
    }
    double[] operands = new double[n.arguments().size()];
    boolean single = false;
    for (int i = 0; i < operands.length; i++) {
      OptionalDouble value = Pattern.uniform(n.argument(i));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      operands[i] = value.getAsDouble();
      single |= n.argument(i).dtype() == DType.FLOAT;
    }
    double value = e.op().apply(builder.arithmetic(), single, operands);
    return Optional.of(builder.full(value, n.shape(), n.dtype()));
  }
}
