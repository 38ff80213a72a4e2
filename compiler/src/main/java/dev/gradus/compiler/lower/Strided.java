package dev.gradus.compiler.lower;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import java.util.function.IntConsumer;

/**
 * A rearrangement of elements of one row: result element (i, j, …) stands at {@code offset +
 * i*strides[0] + j*strides[1] + …} of the other array.
 */
record Strided(int[] extents, int offset, int[] strides) {

  /** How a view node (Expand, Transpose, Slice) reads its operand. */
  static Strided reading(Node n) {
    Node x = n.argument(0);
    int[] extents = RowShape.extents(n.shape());
    int[] operand = RowShape.extents(x.shape());
    int[] from = RowShape.strides(operand);
    int[] strides = new int[extents.length];
    int offset = 0;
    if (n.kind() instanceof NodeKind.Expand e) {
      for (int i = 0; i < x.shape().rank(); i++) {
        // Along the batch a row stands still, be it the operand's own or one repeated for all.
        if (e.axes().get(i) == n.shape().batchAxis()) {
          continue;
        }
        int own = RowShape.axis(x.shape(), i);
        int to = RowShape.axis(n.shape(), e.axes().get(i));
        strides[to] = operand[own] == 1 ? 0 : from[own];
      }
    } else if (n.kind() instanceof NodeKind.Transpose t) {
      for (int i = 0; i < n.shape().rank(); i++) {
        int axis = t.permutation().get(i);
        if (axis != x.shape().batchAxis()) {
          strides[RowShape.axis(n.shape(), i)] = from[RowShape.axis(x.shape(), axis)];
        }
      }
    } else if (n.kind() instanceof NodeKind.Slice s) {
      System.arraycopy(from, 0, strides, 0, from.length);
      int axis = RowShape.axis(n.shape(), s.axis());
      offset = s.start() * from[axis];
      strides[axis] = from[axis] * s.step();
    } else {
      throw new IllegalStateException(n.kind() + " does not read by strides");
    }
    return new Strided(extents, offset, strides);
  }

  /** Where a Pad or Concat node puts operand number {@code index}: extents are the operand's. */
  static Strided placing(Node n, int index) {
    int[] operand = RowShape.extents(n.argument(index).shape());
    int[] strides = RowShape.strides(RowShape.extents(n.shape()));
    int offset;
    if (n.kind() instanceof NodeKind.Pad p) {
      int axis = RowShape.axis(n.shape(), p.axis());
      offset = p.before() * strides[axis];
      strides[axis] *= p.between() + 1;
    } else if (n.kind() instanceof NodeKind.Concat c) {
      int axis = RowShape.axis(n.shape(), c.axis());
      int start = 0;
      for (int i = 0; i < index; i++) {
        start += RowShape.extents(n.argument(i).shape())[axis];
      }
      offset = start * strides[axis];
    } else {
      throw new IllegalStateException(n.kind() + " does not place its operands");
    }
    return new Strided(operand, offset, strides);
  }

  /** Positions in the other array, in row-major order of the extents. */
  void forEach(IntConsumer position) {
    int size = RowShape.size(extents);
    int[] index = new int[extents.length];
    for (int i = 0; i < size; i++) {
      int at = offset;
      for (int d = 0; d < index.length; d++) {
        at += index[d] * strides[d];
      }
      position.accept(at);
      for (int d = index.length - 1; d >= 0 && ++index[d] == extents[d]; d--) {
        index[d] = 0;
      }
    }
  }

  /** Positions in the other array, in row-major order of the extents. */
  int[] positions() {
    int[] positions = new int[RowShape.size(extents)];
    int[] next = new int[1];
    forEach(at -> positions[next[0]++] = at);
    return positions;
  }

  /** Whether this is the other array from the offset on, in order. */
  boolean isContiguous() {
    int next = 1;
    for (int d = extents.length - 1; d >= 0; d--) {
      if (extents[d] != 1 && strides[d] != next) {
        return RowShape.size(extents) == 0;
      }
      next *= extents[d];
    }
    return true;
  }
}
