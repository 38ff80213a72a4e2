package dev.gradus.dsl.graph;

import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides, for every engine alike, whether a sum runs in index order, over interleaved partial
 * sums, or over ranges of rows ({@code docs/numerics.md}).
 */
public final class SummationOrder {
  /** Sums of at most this many elements run in order. */
  public static final int SHORT = 16;

  private SummationOrder() {}

  /** Number of partial sums, a power of two. */
  public static int partials(DType dtype) {
    return dtype == DType.FLOAT ? 16 : 8;
  }

  /**
   * Whether a node sums up over the batch, range by range of its rows. Inside scans such sums are
   * one range however large the batch is.
   */
  public static boolean byRanges(Node n) {
    boolean sums =
        n.kind() instanceof NodeKind.Reduce k && k.reduction() == NodeKind.Reduction.SUM
            || n.kind() instanceof NodeKind.Contract
            || n.kind() instanceof NodeKind.ScatterAdd;
    return sums
        && !n.shape().isBatched()
        && n.arguments().stream().anyMatch(a -> a.shape().isBatched());
  }

  /** Whether the sum of a tensor over axes uses interleaved partials. */
  public static boolean interleaved(Arithmetic arithmetic, Shape operand, List<Integer> axes) {
    if (arithmetic == Arithmetic.STRICT) {
      return false;
    }
    int last = operand.rank() - 1;
    while (last >= 0 && operand.extent(last) == 1) {
      last--;
    }
    return axes.contains(last) && isLong(axes.stream().map(operand::extent).toList());
  }

  /** Whether a contraction of tensors of these shapes uses interleaved partials. */
  public static boolean interleaved(
      Arithmetic arithmetic, NodeKind.Contract k, Shape left, Shape right) {
    if (arithmetic == Arithmetic.STRICT) {
      return false;
    }
    List<Integer> a = withoutOnes(k.left(), left);
    List<Integer> b = withoutOnes(k.right(), right);
    List<Integer> summed = new ArrayList<>(k.left());
    summed.removeAll(k.result());
    if (!isLong(summed.stream().map(label -> left.extent(k.left().indexOf(label))).toList())) {
      return false;
    }
    summed.retainAll(a);
    return (b.containsAll(a) || a.containsAll(b)) && endsWith(a, summed) && endsWith(b, summed);
  }

  private static boolean isLong(List<Integer> extents) {
    long product = 1;
    boolean symbolic = false;
    for (int extent : extents) {
      symbolic |= extent == Shape.BATCH;
      product *= extent == Shape.BATCH ? 1 : extent;
    }
    return symbolic || product > SHORT;
  }

  private static List<Integer> withoutOnes(List<Integer> labels, Shape shape) {
    List<Integer> kept = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (shape.extent(axis) != 1) {
        kept.add(labels.get(axis));
      }
    }
    return kept;
  }

  private static boolean endsWith(List<Integer> list, List<Integer> tail) {
    int from = list.size() - tail.size();
    return from >= 0 && list.subList(from, list.size()).equals(tail);
  }
}
