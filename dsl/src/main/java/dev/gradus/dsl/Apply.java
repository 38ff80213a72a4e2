package dev.gradus.dsl;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Scalar operations on tensors: brings the operands to one shape as NumPy does, then applies. */
final class Apply {
  private Apply() {}

  /** An operation with its operands broadcast to their common shape. */
  static Tensor op(ScalarOp op, Tensor... operands) {
    Scope scope = Scope.common(operands);
    Shape shape = commonShape(op.name(), operands);
    GraphBuilder builder = scope.builder();
    boolean counting = comparesInts(op, operands);
    Node[] nodes = new Node[operands.length];
    for (int i = 0; i < nodes.length; i++) {
      Node n = scope.enter(operands[i]);
      nodes[i] = builder.broadcast(counting ? builder.cast(n, DType.DOUBLE) : n, shape);
    }
    return scope.tensor(builder.apply(op, nodes));
  }

  /** An operation with a number as second operand. */
  static Tensor op(ScalarOp op, Tensor x, double y) {
    if (comparesInts(op, x)) {
      return op(op, x, x.scope().tensor(x.scope().builder().constant(y, DType.DOUBLE)));
    }
    return op(op, x, x.constant(y));
  }

  /** Ints are compared as doubles, which hold them exactly, with whatever is on the other side. */
  private static boolean comparesInts(ScalarOp op, Tensor... operands) {
    return op.kind() == ScalarOp.Kind.PREDICATE
        && Arrays.stream(operands).anyMatch(t -> t.dtype() == DType.INT);
  }

  /** A tensor repeated to a shape, last axes aligned. */
  static Tensor broadcast(Tensor x, Shape shape) {
    return x.scope().tensor(x.scope().builder().broadcast(x.node(), shape));
  }

  /**
   * The shape that operands broadcast to: extents aligned at the end, equal or 1 or missing.
   *
   * @throws dev.gradus.runtime.GradusException naming all shapes if there is none
   */
  static Shape commonShape(String operation, Tensor... operands) {
    List<Integer> extents = new ArrayList<>();
    int rank = Arrays.stream(operands).mapToInt(Tensor::rank).max().orElse(0);
    for (int fromEnd = rank; fromEnd >= 1; fromEnd--) {
      int common = 1;
      for (Tensor t : operands) {
        int extent = fromEnd > t.rank() ? 1 : t.shape().extent(t.rank() - fromEnd);
        if (extent != 1 && common != 1 && extent != common) {
          throw mismatch(operation, operands);
        }
        common = common == 1 ? extent : common;
      }
      extents.add(common);
    }
    if (extents.stream().filter(e -> e == Shape.BATCH).count() > 1) {
      throw mismatch(operation, operands);
    }
    return new Shape(extents);
  }

  private static RuntimeException mismatch(String operation, Tensor... operands) {
    String shapes =
        Arrays.stream(operands).map(t -> t.shape().toString()).collect(Collectors.joining(" and "));
    return Problem.BROADCAST.exception(operation, shapes, UserLine.here());
  }
}
