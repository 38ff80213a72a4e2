package dev.gradus.dsl.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shapes of sums of products. */
final class ContractRule {
  private ContractRule() {}

  static TensorType infer(NodeKind.Contract k, ShapeCheck c) {
    c.operands(2);
    c.sameReal();
    Map<Integer, Integer> extents = new TreeMap<>();
    label(k.left(), c.shape(0), extents, c);
    label(k.right(), c.shape(1), extents, c);
    distinct(k.result(), c);
    covered(k.left(), k.right(), k.result(), c);
    covered(k.right(), k.left(), k.result(), c);
    List<Integer> result = new ArrayList<>();
    for (int label : k.result()) {
      if (!extents.containsKey(label)) {
        throw c.shapes("a label of the result occurs in no operand");
      }
      result.add(extents.get(label));
    }
    return new TensorType(c.valid(new Shape(result)), c.arguments().get(0).dtype());
  }

  private static void label(
      List<Integer> labels, Shape shape, Map<Integer, Integer> extents, ShapeCheck c) {
    if (labels.size() != shape.rank()) {
      throw c.shapes("every axis takes one label");
    }
    distinct(labels, c);
    for (int axis = 0; axis < shape.rank(); axis++) {
      Integer known = extents.putIfAbsent(labels.get(axis), shape.extent(axis));
      if (known != null && known != shape.extent(axis)) {
        throw c.shapes("axes that are multiplied together must have the same extent");
      }
    }
  }

  private static void distinct(List<Integer> labels, ShapeCheck c) {
    if (new HashSet<>(labels).size() != labels.size()) {
      throw c.shapes("a label occurs twice in one tensor");
    }
  }

  private static void covered(
      List<Integer> labels, List<Integer> other, List<Integer> result, ShapeCheck c) {
    for (int label : labels) {
      if (!other.contains(label) && !result.contains(label)) {
        throw c.shapes("an axis occurs in one operand only; sum it beforehand");
      }
    }
  }
}
