package dev.gradus.dsl.graph;

import dev.gradus.dsl.op.Algebra;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.DType;
import java.util.List;

/** Carries formulas out on nodes of one shape; constants fill that shape. */
public record GraphAlgebra(GraphBuilder builder, Shape shape, DType dtype)
    implements Algebra<Node> {
  @Override
  public Node constant(double value) {
    return builder.full(value, shape, dtype);
  }

  @Override
  public Node apply(ScalarOp op, List<Node> arguments) {
    return builder.add(new NodeKind.Elementwise(op), arguments);
  }
}
