package dev.gradus.dsl.graph;

import java.util.ArrayList;
import java.util.List;

/** Shapes of scans and of their results. */
final class ScanRule {
  private ScanRule() {}

  /** A scan's own type is that of its result 0; only Pick looks at it. */
  static TensorType infer(NodeKind.Scan k, ShapeCheck c) {
    int operands = k.carries() + k.perStep() + k.constants();
    c.operands(operands);
    if (k.body().inputs().size() != operands
        || k.body().outputs().size() < Math.max(1, k.carries())
        || k.length() < 0) {
      throw c.shapes("the body's inputs and outputs do not match the operands");
    }
    for (int i = 0; i < operands; i++) {
      TensorType given = type(c.arguments().get(i));
      if (i >= k.carries() && i < k.carries() + k.perStep()) {
        given = new TensorType(step(c.shape(i), k, c), given.dtype());
      }
      same(given, type(k.body().inputs().get(i)), "operand " + i, c);
    }
    for (int i = 0; i < k.carries(); i++) {
      same(type(k.body().inputs().get(i)), type(k.body().outputs().get(i)), "carry " + i, c);
    }
    return result(k, 0);
  }

  static TensorType pick(NodeKind.Pick k, ShapeCheck c) {
    c.operands(1);
    if (!(c.arguments().get(0).kind() instanceof NodeKind.Scan scan)
        || k.index() < 0
        || k.index() >= scan.body().outputs().size()) {
      throw c.shapes("there is no result " + k.index());
    }
    return result(scan, k.index());
  }

  private static TensorType result(NodeKind.Scan k, int index) {
    Node output = k.body().outputs().get(index);
    if (index < k.carries()) {
      return type(output);
    }
    List<Integer> extents = new ArrayList<>(output.shape().extents());
    extents.add(stackingAxis(output.shape()), k.length());
    return new TensorType(new Shape(extents), output.dtype());
  }

  /** Position of the stacking axis in a per-step tensor (stacked or not). */
  static int stackingAxis(Shape shape) {
    return shape.batchAxis() == 0 ? 1 : 0;
  }

  private static Shape step(Shape stacked, NodeKind.Scan k, ShapeCheck c) {
    int axis = stackingAxis(stacked);
    if (axis >= stacked.rank() || stacked.extent(axis) != k.length()) {
      throw c.shapes("a per-step operand needs an axis of " + k.length() + " steps");
    }
    return stacked.without(List.of(axis));
  }

  private static void same(TensorType given, TensorType wanted, String what, ShapeCheck c) {
    if (!given.shape().equals(wanted.shape())) {
      throw c.shapes(what + " has shape " + given.shape() + ", the body has " + wanted.shape());
    }
    if (given.dtype() != wanted.dtype()) {
      throw c.types(what + " is " + given.dtype() + ", the body has " + wanted.dtype());
    }
  }

  private static TensorType type(Node n) {
    return new TensorType(n.shape(), n.dtype());
  }
}
