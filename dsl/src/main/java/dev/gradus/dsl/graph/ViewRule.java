package dev.gradus.dsl.graph;

import java.util.ArrayList;
import java.util.List;

/** Shapes of the operations that only move elements. */
final class ViewRule {
  private ViewRule() {}

  static TensorType infer(NodeKind kind, ShapeCheck c) {
    Shape shape;
    if (kind instanceof NodeKind.Concat k) {
      shape = concat(k, c);
    } else {
      c.operands(1);
      shape = ofOne(kind, c);
    }
    return new TensorType(c.valid(shape), c.arguments().get(0).dtype());
  }

  private static Shape ofOne(NodeKind kind, ShapeCheck c) {
    if (kind instanceof NodeKind.Reshape k) {
      return reshape(k, c);
    } else if (kind instanceof NodeKind.Transpose k) {
      return transpose(k, c);
    } else if (kind instanceof NodeKind.Expand k) {
      return expand(k, c);
    } else if (kind instanceof NodeKind.Slice k) {
      return slice(k, c);
    } else if (kind instanceof NodeKind.Pad k) {
      return pad(k, c);
    }
    throw new IllegalArgumentException("no shape rule for " + kind);
  }

  private static Shape reshape(NodeKind.Reshape k, ShapeCheck c) {
    Shape from = c.shape(0);
    c.valid(k.shape());
    if (from.batchAxis() != k.shape().batchAxis() || from.batchAxis() > 0) {
      throw c.batch("the batch axis must stay first and whole in " + k.shape());
    }
    if (from.size() != k.shape().size()) {
      throw c.shapes(k.shape() + " has another number of elements");
    }
    return k.shape();
  }

  private static Shape transpose(NodeKind.Transpose k, ShapeCheck c) {
    Shape from = c.shape(0);
    List<Integer> extents = new ArrayList<>();
    for (int axis : k.permutation()) {
      c.existingAxis(axis);
      extents.add(from.extent(axis));
    }
    if (extents.size() != from.rank()
        || k.permutation().stream().distinct().count() != from.rank()) {
      throw c.shapes(k.permutation() + " is not a permutation of its axes");
    }
    return new Shape(extents);
  }

  private static Shape expand(NodeKind.Expand k, ShapeCheck c) {
    Shape from = c.shape(0);
    if (k.axes().size() != from.rank()) {
      throw c.shapes("every axis must find its place in " + k.shape());
    }
    int previous = -1;
    for (int i = 0; i < from.rank(); i++) {
      int axis = k.axes().get(i);
      if (axis <= previous || axis >= k.shape().rank()) {
        throw c.shapes("axes " + k.axes() + " must ascend within " + k.shape());
      }
      if (from.extent(i) != 1 && from.extent(i) != k.shape().extent(axis)) {
        throw c.shapes("only an extent of 1 can be repeated to fill " + k.shape());
      }
      previous = axis;
    }
    return k.shape();
  }

  private static Shape slice(NodeKind.Slice k, ShapeCheck c) {
    c.staticAxis(k.axis());
    int extent = c.shape(0).extent(k.axis());
    if (k.start() < 0 || k.stop() > extent || k.start() > k.stop() || k.step() < 1) {
      throw c.shapes(
          k.start() + " … " + k.stop() + " step " + k.step() + " leaves an axis of " + extent);
    }
    return with(c.shape(0), k.axis(), (k.stop() - k.start() + k.step() - 1) / k.step());
  }

  private static Shape pad(NodeKind.Pad k, ShapeCheck c) {
    c.staticAxis(k.axis());
    c.real(0);
    if (k.before() < 0 || k.after() < 0 || k.between() < 0) {
      throw c.shapes("the number of zeros must not be negative");
    }
    int extent = c.shape(0).extent(k.axis());
    int inner = extent + Math.max(0, extent - 1) * k.between();
    return with(c.shape(0), k.axis(), k.before() + inner + k.after());
  }

  private static Shape concat(NodeKind.Concat k, ShapeCheck c) {
    if (c.arguments().isEmpty()) {
      throw c.shapes("there is nothing to put together");
    }
    c.staticAxis(k.axis());
    Shape first = c.shape(0);
    int total = 0;
    for (Node n : c.arguments()) {
      if (n.dtype() != c.arguments().get(0).dtype()) {
        throw c.types("operands must have one element type");
      }
      if (n.shape().rank() != first.rank()
          || n.shape().extent(k.axis()) == Shape.BATCH
          || !with(n.shape(), k.axis(), 0).equals(with(first, k.axis(), 0))) {
        throw c.shapes("all extents but that of axis " + k.axis() + " must be equal");
      }
      total += n.shape().extent(k.axis());
    }
    return with(first, k.axis(), total);
  }

  private static Shape with(Shape shape, int axis, int extent) {
    List<Integer> extents = new ArrayList<>(shape.extents());
    extents.set(axis, extent);
    return new Shape(extents);
  }
}
