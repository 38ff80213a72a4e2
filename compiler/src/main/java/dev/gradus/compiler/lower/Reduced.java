package dev.gradus.compiler.lower;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A reduction seen from inside one row of the batch as [outer][reduced][inner].
 *
 * @param order axes of the operand in the order that makes the reduced ones neighbours; empty if
 *     they are already
 */
record Reduced(int outer, int reduced, int inner, List<Integer> order) {

  static Reduced of(Node n) {
    NodeKind.Reduce kind = (NodeKind.Reduce) n.kind();
    Node x = n.argument(0);
    int[] extents = RowShape.extents(x.shape());
    List<Integer> axes = RowShape.axes(x.shape(), kind.axes());
    int first = axes.isEmpty() ? 0 : axes.get(0);
    boolean neighbours = axes.isEmpty() || axes.get(axes.size() - 1) - first == axes.size() - 1;
    int reduced = product(extents, axes);
    if (neighbours) {
      int outer = 1;
      int inner = 1;
      for (int i = 0; i < extents.length; i++) {
        outer *= i < first ? extents[i] : 1;
        inner *= i >= first + axes.size() ? extents[i] : 1;
      }
      return new Reduced(outer, reduced, inner, List.of());
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < extents.length; i++) {
      if (!axes.contains(i)) {
        order.add(i);
      }
    }
    int kept = product(extents, order);
    order.addAll(axes);
    return new Reduced(kept, reduced, 1, order);
  }

  /** The operand in an array where the reduced axes are neighbours. */
  Array operand(Scope scope, Node x) {
    if (order.isEmpty()) {
      return scope.array(x);
    }
    return Rearranged.copy(scope, x, order);
  }

  private static int product(int[] extents, List<Integer> axes) {
    int product = 1;
    for (int a : axes) {
      product *= extents[a];
    }
    return product;
  }
}
