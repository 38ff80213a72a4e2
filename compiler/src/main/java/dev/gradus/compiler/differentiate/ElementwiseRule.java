package dev.gradus.compiler.differentiate;

import dev.gradus.dsl.graph.GraphAlgebra;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ComparisonOps;
import dev.gradus.dsl.op.Formula;
import dev.gradus.dsl.op.LogicOps;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.dsl.op.SelectionOps;
import dev.gradus.dsl.rewrite.Pattern;

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
    GraphAlgebra algebra = new GraphAlgebra(b, n.shape(), n.dtype());
    Node slope = partial.evaluate(algebra, n.arguments(), n);
    Node product = product(b, g, slope);
    boolean alwaysFinite = partial instanceof Formula.Constant;
    return cotangent.masked() && !alwaysFinite ? unpoisoned(b, g, product) : product;
  }

  /**
   * g·(c·y) as (g·c)·y where g is the same all over or along an axis: its product with the constant
   * is then carried out fewer times, often when the program is written.
   */
  private static Node product(GraphBuilder b, Node g, Node slope) {
    if (isSpread(g) && Pattern.is(slope, ArithmeticOps.MULTIPLY)) {
      for (int c = 0; c < 2; c++) {
        if (Pattern.uniform(slope.argument(c)).isPresent()) {
          Node factor = b.apply(ArithmeticOps.MULTIPLY, g, slope.argument(c));
          return b.apply(ArithmeticOps.MULTIPLY, factor, slope.argument(1 - c));
        }
      }
    }
    return b.apply(ArithmeticOps.MULTIPLY, g, slope);
  }

  private static boolean isSpread(Node n) {
    return n.kind() instanceof NodeKind.Expand || Pattern.uniform(n).isPresent();
  }

  /**
   * Zero in place of 0 · inf and 0 · NaN, which come from a branch not taken; everywhere else the
   * product itself, so that its own derivatives stand even where the cotangent happens to be zero.
   */
  private static Node unpoisoned(GraphBuilder b, Node g, Node product) {
    Node zero = b.full(0.0, g.shape(), g.dtype());
    Node none = b.apply(ComparisonOps.EQUAL, g, zero);
    Node undefined = b.apply(ComparisonOps.NOT_EQUAL, product, product);
    return b.apply(SelectionOps.SELECT, b.apply(LogicOps.AND, none, undefined), zero, product);
  }
}
