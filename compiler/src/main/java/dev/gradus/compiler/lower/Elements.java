package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.NodeKind.Reduction;
import dev.gradus.dsl.graph.SummationOrder;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Straight-line code for every element of a node (of one row, where batched), given the elements of
 * its arguments. Views cost nothing; equal operations on equal elements are shared.
 */
final class Elements {
  private Elements() {}

  /** Whether a kind of node can be unrolled into elements. */
  static boolean canUnroll(NodeKind kind) {
    return kind instanceof NodeKind.Elementwise
        || kind instanceof NodeKind.Cast
        || kind instanceof NodeKind.Contract
        || kind instanceof NodeKind.OneHot
        || isView(kind)
        || kind instanceof NodeKind.Reduce r && !isPosition(r.reduction())
        || kind instanceof NodeKind.Parameter
        || kind instanceof NodeKind.Input
        || kind instanceof NodeKind.Constant
        || kind instanceof NodeKind.BatchSize;
  }

  static boolean isPosition(Reduction reduction) {
    return reduction == Reduction.ARGMAX || reduction == Reduction.ARGMIN;
  }

  static boolean isView(NodeKind kind) {
    return kind instanceof NodeKind.Reshape
        || kind instanceof NodeKind.Transpose
        || kind instanceof NodeKind.Expand
        || kind instanceof NodeKind.Slice
        || kind instanceof NodeKind.Pad
        || kind instanceof NodeKind.Concat;
  }

  /** Scalar operations that unrolling a node takes. */
  static long cost(Node n) {
    if (n.kind() instanceof NodeKind.Elementwise || n.kind() instanceof NodeKind.OneHot) {
      return n.shape().size();
    } else if (n.kind() instanceof NodeKind.Reduce) {
      return Math.max(n.argument(0).shape().size(), n.shape().size());
    } else if (n.kind() instanceof NodeKind.Contract) {
      return Math.max(Einsum.of(n).products(), n.shape().size());
    }
    return 0;
  }

  static List<Value> of(Code code, Node n, Function<Node, List<Value>> elements) {
    NodeKind kind = n.kind();
    if (kind instanceof NodeKind.Elementwise e) {
      return elementwise(code, n, e.op(), elements);
    } else if (kind instanceof NodeKind.Cast c) {
      DType from = n.argument(0).dtype();
      return elements.apply(n.argument(0)).stream().map(v -> code.cast(v, from, c.to())).toList();
    } else if (kind instanceof NodeKind.Reduce r) {
      return reduce(code, n, r, elements.apply(n.argument(0)));
    } else if (kind instanceof NodeKind.Contract c) {
      return contract(code, n, c, elements.apply(n.argument(0)), elements.apply(n.argument(1)));
    } else if (kind instanceof NodeKind.OneHot h) {
      return oneHot(code, h, elements.apply(n.argument(0)));
    } else if (kind instanceof NodeKind.Constant c) {
      return Arrays.stream(c.values().toArray())
          .mapToObj(v -> code.constant(v, n.dtype()))
          .toList();
    } else if (kind instanceof NodeKind.BatchSize) {
      return List.of(code.cast(code.batch(), DType.INT, n.dtype()));
    }
    return view(code, n, elements);
  }

  private static List<Value> elementwise(
      Code code, Node n, ScalarOp op, Function<Node, List<Value>> elements) {
    if (n.shape().size() == 1) {
      Value[] scalars = new Value[n.arguments().size()];
      for (int a = 0; a < scalars.length; a++) {
        scalars[a] = elements.apply(n.argument(a)).get(0);
      }
      return List.of(code.scalar(op, List.of(scalars)));
    }
    List<List<Value>> operands = n.arguments().stream().map(elements).toList();
    Map<List<Value>, Value> known = new HashMap<>();
    List<Value> result = new ArrayList<>();
    for (int i = 0; i < n.shape().size(); i++) {
      int at = i;
      List<Value> x = operands.stream().map(o -> o.get(at)).toList();
      result.add(known.computeIfAbsent(x, key -> code.scalar(op, key)));
    }
    return result;
  }

  private static List<Value> reduce(
      Code code, Node n, NodeKind.Reduce reduce, List<Value> operand) {
    Node x = n.argument(0);
    boolean interleaved = SummationOrder.interleaved(code.arithmetic, x.shape(), reduce.axes());
    List<Value> result = new ArrayList<>();
    for (List<Integer> positions : groups(x, reduce)) {
      List<Value> terms = positions.stream().map(operand::get).toList();
      result.add(
          reduce.reduction() == Reduction.SUM
              ? Sums.sum(code, n.dtype(), interleaved, terms)
              : extreme(code, n.dtype(), reduce.reduction(), terms));
    }
    return result;
  }

  static Value extreme(Code code, DType dtype, Reduction reduction, List<Value> terms) {
    ScalarOp op = reduction == Reduction.MAX ? ArithmeticOps.MAX : ArithmeticOps.MIN;
    Value result = startOfExtreme(code, dtype, reduction);
    for (int r = 0; r < terms.size(); r++) {
      result = r == 0 ? terms.get(0) : code.scalar(op, List.of(result, terms.get(r)));
    }
    return result;
  }

  static Value startOfExtreme(Code code, DType dtype, Reduction reduction) {
    return code.constant(
        reduction == Reduction.MAX ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY, dtype);
  }

  /** For every kept index, the positions of the reduced elements of one row in order. */
  static List<List<Integer>> groups(Node x, NodeKind.Reduce reduce) {
    int[] extents = RowShape.extents(x.shape());
    int[] strides = RowShape.strides(extents);
    List<Integer> axes = RowShape.axes(x.shape(), reduce.axes());
    int[] reduced = axes.stream().mapToInt(a -> extents[a]).toArray();
    int[] reducedStrides = axes.stream().mapToInt(a -> strides[a]).toArray();
    int[] kept = new int[extents.length - reduced.length];
    int[] keptStrides = new int[kept.length];
    int next = 0;
    for (int a = 0; a < extents.length; a++) {
      if (!axes.contains(a)) {
        kept[next] = extents[a];
        keptStrides[next++] = strides[a];
      }
    }
    List<List<Integer>> groups = new ArrayList<>();
    new Strided(kept, 0, keptStrides)
        .forEach(
            base -> {
              int[] positions = new Strided(reduced, base, reducedStrides).positions();
              groups.add(Arrays.stream(positions).boxed().toList());
            });
    return groups;
  }

  private static List<Value> contract(
      Code code, Node n, NodeKind.Contract kind, List<Value> left, List<Value> right) {
    Einsum e = Einsum.of(n);
    boolean interleaved =
        SummationOrder.interleaved(
            code.arithmetic, kind, n.argument(0).shape(), n.argument(1).shape());
    int[] leftBase = e.positions(e.left(), e.result());
    int[] rightBase = e.positions(e.right(), e.result());
    int[] leftStep = e.positions(e.left(), e.summed());
    int[] rightStep = e.positions(e.right(), e.summed());
    List<Value> result = new ArrayList<>();
    for (int i = 0; i < leftBase.length; i++) {
      List<Value> a = new ArrayList<>();
      List<Value> b = new ArrayList<>();
      for (int r = 0; r < leftStep.length; r++) {
        a.add(left.get(leftBase[i] + leftStep[r]));
        b.add(right.get(rightBase[i] + rightStep[r]));
      }
      result.add(Sums.dot(code, n.dtype(), interleaved, a, b));
    }
    return result;
  }

  private static List<Value> oneHot(Code code, NodeKind.OneHot kind, List<Value> indices) {
    List<Value> result = new ArrayList<>();
    for (Value index : indices) {
      for (int j = 0; j < kind.extent(); j++) {
        Value hit = code.f.compare(Comparison.EQ, index, code.index(j));
        result.add(code.cast(hit, DType.BOOL, kind.dtype()));
      }
    }
    return result;
  }

  private static List<Value> view(Code code, Node n, Function<Node, List<Value>> elements) {
    if (n.kind() instanceof NodeKind.Reshape) {
      return elements.apply(n.argument(0));
    }
    if (n.kind() instanceof NodeKind.Pad || n.kind() instanceof NodeKind.Concat) {
      List<Value> result =
          new ArrayList<>(Collections.nCopies(n.shape().size(), code.constant(0.0, n.dtype())));
      for (int i = 0; i < n.arguments().size(); i++) {
        List<Value> operand = elements.apply(n.argument(i));
        int[] positions = Strided.placing(n, i).positions();
        for (int j = 0; j < positions.length; j++) {
          result.set(positions[j], operand.get(j));
        }
      }
      return result;
    }
    List<Value> operand = elements.apply(n.argument(0));
    return Arrays.stream(Strided.reading(n).positions()).mapToObj(operand::get).toList();
  }
}
