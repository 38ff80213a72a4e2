package dev.gradus.compiler.differentiate;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.NodeKind.Reduction;
import dev.gradus.dsl.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Rearrangements: the adjoint moves every element back, adding where one was repeated, zero where
 * one was dropped.
 */
final class ViewRules {
  private ViewRules() {}

  static Node pull(GraphBuilder b, Node n, int index, Node g) {
    NodeKind kind = n.kind();
    Node x = n.argument(index);
    if (kind instanceof NodeKind.Reshape) {
      return b.add(new NodeKind.Reshape(x.shape()), List.of(g));
    } else if (kind instanceof NodeKind.Transpose t) {
      return b.add(new NodeKind.Transpose(inverse(t.permutation())), List.of(g));
    } else if (kind instanceof NodeKind.Expand e) {
      return collapse(b, x, e, g);
    } else if (kind instanceof NodeKind.Slice s) {
      int count = n.shape().extent(s.axis());
      int last = count == 0 ? s.start() - 1 : s.start() + (count - 1) * s.step();
      int before = count == 0 ? 0 : s.start();
      int after = x.shape().extent(s.axis()) - before - (count == 0 ? 0 : last - s.start() + 1);
      return b.add(new NodeKind.Pad(s.axis(), before, after, s.step() - 1), List.of(g));
    } else if (kind instanceof NodeKind.Pad p) {
      int step = p.between() + 1;
      int count = x.shape().extent(p.axis());
      int stop = count == 0 ? p.before() : p.before() + (count - 1) * step + 1;
      return b.add(new NodeKind.Slice(p.axis(), p.before(), stop, step), List.of(g));
    } else if (kind instanceof NodeKind.Concat c) {
      int start = 0;
      for (int i = 0; i < index; i++) {
        start += n.argument(i).shape().extent(c.axis());
      }
      int stop = start + x.shape().extent(c.axis());
      return b.add(new NodeKind.Slice(c.axis(), start, stop, 1), List.of(g));
    }
    throw new IllegalStateException("no derivative rule for " + kind);
  }

  private static List<Integer> inverse(List<Integer> permutation) {
    List<Integer> inverse = new ArrayList<>();
    for (int i = 0; i < permutation.size(); i++) {
      inverse.add(permutation.indexOf(i));
    }
    return inverse;
  }

  /** Sums over the axes that the broadcast added or repeated. */
  private static Node collapse(GraphBuilder b, Node x, NodeKind.Expand e, Node g) {
    List<Integer> summed = new ArrayList<>();
    for (int axis = 0; axis < e.shape().rank(); axis++) {
      int from = e.axes().indexOf(axis);
      if (from < 0 || x.shape().extent(from) != e.shape().extent(axis)) {
        summed.add(axis);
      }
    }
    Node sum = summed.isEmpty() ? g : b.add(new NodeKind.Reduce(Reduction.SUM, summed), List.of(g));
    return sum.shape().equals(x.shape())
        ? sum
        : b.add(new NodeKind.Reshape(new Shape(x.shape().extents())), List.of(sum));
  }
}
