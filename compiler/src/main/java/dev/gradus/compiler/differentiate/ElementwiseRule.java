package dev.gradus.compiler.differentiate;

import dev.gradus.dsl.graph.GraphAlgebra;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ComparisonOps;
import dev.gradus.dsl.op.Formula;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.dsl.op.SelectionOps;
import java.util.ArrayList;
import java.util.List;

/** Cotangent times partial derivative, as the catalogue declares it. */
final class ElementwiseRule {
  private ElementwiseRule() {}

  static Node pull(GraphBuilder b, Node n, ScalarOp op, int index, Cotangent cotangent) {
    Node g = cotangent.single();
    if (op.kind() == ScalarOp.Kind.SELECT) {
      Node zero = b.full(0.0, n.shape(), n.dtype());
      return index == 1
          ? b.apply(SelectionOps.SELECT, n.argument(0), g, zero)
          : b.apply(SelectionOps.SELECT, n.argument(0), zero, g);
    }
    Formula partial = op.partial(index).orElseThrow();
    if (partial instanceof Formula.Constant c && c.value() == 1.0) {
      return g;
    }
    if (partial instanceof Formula.Constant c && c.value() == -1.0) {
      return b.apply(ArithmeticOps.NEGATE, g);
    }
    List<Node> operands = n.arguments();
    Node output = n;
    if (cotangent.masked() && isSingular(op)) {
      operands = atSafePoints(b, n, op, g);
      output = b.apply(op, operands.toArray(Node[]::new));
    }
    Node slope = partial.evaluate(new GraphAlgebra(b, n.shape(), n.dtype()), operands, output);
    return b.apply(ArithmeticOps.MULTIPLY, g, slope);
  }

  private static boolean isSingular(ScalarOp op) {
    for (int i = 0; i < op.arity(); i++) {
      if (op.safePoint(i).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /**
   * The operands, replaced by the operator's safe point where the cotangent is 0 because another
   * branch was taken.
   */
  private static List<Node> atSafePoints(GraphBuilder b, Node n, ScalarOp op, Node g) {
    Node zero = b.full(0.0, n.shape(), n.dtype());
    Node taken = b.apply(ComparisonOps.NOT_EQUAL, g, zero);
    List<Node> operands = new ArrayList<>();
    for (int i = 0; i < op.arity(); i++) {
      Node x = n.argument(i);
      operands.add(
          op.safePoint(i).isPresent()
              ? b.apply(
                  SelectionOps.SELECT,
                  taken,
                  x,
                  b.full(op.safePoint(i).getAsDouble(), x.shape(), x.dtype()))
              : x);
    }
    return operands;
  }
}
