package dev.gradus.dsl.interpret;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.graph.SummationOrder;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.kernel.RowRanges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sums over a batch of several ranges of rows: the sums of the ranges are added in order. */
final class RangeMeaning {
  /** Least rows of a range where every batch is one: inside scans. */
  static final int ONE_RANGE = Integer.MAX_VALUE;

  private RangeMeaning() {}

  static boolean applies(Node n, int batch, int leastRows) {
    return RowRanges.count(batch, leastRows) > 1 && SummationOrder.byRanges(n);
  }

  static TensorValue of(
      Arithmetic arithmetic, Node n, List<TensorValue> operands, int batch, int leastRows) {
    int rows = RowRanges.rows(batch, leastRows);
    double[] total = new double[0];
    for (int first = 0; first < batch; first += rows) {
      int end = Math.min(batch, first + rows);
      List<TensorValue> parts = new ArrayList<>();
      for (int i = 0; i < operands.size(); i++) {
        boolean cut = n.argument(i).shape().isBatched();
        parts.add(cut ? rows(operands.get(i), batch, first, end) : operands.get(i));
      }
      double[] sum = NodeMeaning.sum(arithmetic, n, parts, n.shape(), first);
      if (first == 0) {
        total = sum;
        continue;
      }
      for (int i = 0; i < total.length; i++) {
        total[i] = NodeMeaning.rounded(n.dtype(), total[i] + sum[i]);
      }
    }
    return TensorValue.of(n.dtype(), n.shape(), total);
  }

  private static TensorValue rows(TensorValue operand, int batch, int first, int end) {
    List<Integer> extents = new ArrayList<>(operand.shape().extents());
    extents.set(0, end - first);
    int width = operand.length() / batch;
    double[] values = Arrays.copyOfRange(operand.values(), first * width, end * width);
    return TensorValue.of(operand.dtype(), new Shape(extents), values);
  }
}
