package dev.gradus.compiler.lower;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A contraction seen from inside one row of the batch.
 *
 * @param summed labels summed over, in the order of the left operand
 * @param extents extent by label
 */
record Einsum(
    List<Integer> left,
    List<Integer> right,
    List<Integer> result,
    List<Integer> summed,
    Map<Integer, Integer> extents) {

  static Einsum of(Node n) {
    NodeKind.Contract k = (NodeKind.Contract) n.kind();
    List<Integer> left = RowShape.labels(n.argument(0).shape(), k.left());
    List<Integer> right = RowShape.labels(n.argument(1).shape(), k.right());
    List<Integer> result = RowShape.labels(n.shape(), k.result());
    Map<Integer, Integer> extents = new TreeMap<>();
    put(extents, left, RowShape.extents(n.argument(0).shape()));
    put(extents, right, RowShape.extents(n.argument(1).shape()));
    List<Integer> summed = new ArrayList<>(left);
    summed.removeAll(result);
    return new Einsum(left, right, result, summed, extents);
  }

  private static void put(Map<Integer, Integer> extents, List<Integer> labels, int[] values) {
    for (int i = 0; i < labels.size(); i++) {
      extents.put(labels.get(i), values[i]);
    }
  }

  /** Extents of some labels, in their order. */
  int[] extentsOf(List<Integer> labels) {
    return labels.stream().mapToInt(extents::get).toArray();
  }

  int size(List<Integer> labels) {
    return RowShape.size(extentsOf(labels));
  }

  /**
   * Positions in an operand with labels {@code operand} as {@code labels} run in row-major order,
   * the others at 0.
   */
  int[] positions(List<Integer> operand, List<Integer> labels) {
    int[] own = RowShape.strides(extentsOf(operand));
    int[] strides = new int[labels.size()];
    for (int i = 0; i < strides.length; i++) {
      int at = operand.indexOf(labels.get(i));
      strides[i] = at < 0 ? 0 : own[at];
    }
    return new Strided(extentsOf(labels), 0, strides).positions();
  }

  /** Number of products for each row. */
  long products() {
    long product = 1;
    for (int e : extents.values()) {
      product *= e;
    }
    return product;
  }
}
