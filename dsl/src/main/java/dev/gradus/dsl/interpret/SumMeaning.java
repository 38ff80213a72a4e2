package dev.gradus.dsl.interpret;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.graph.SummationOrder;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import java.util.ArrayList;
import java.util.List;

/** Reductions and contractions in their prescribed order. */
final class SumMeaning {
  private SumMeaning() {}

  /**
   * @param first row of the batch, where rows are added up
   */
  static double[] reduce(
      Arithmetic arithmetic, NodeKind.Reduce k, Node n, TensorValue operand, int first) {
    int[] kept = Offsets.across(operand.shape(), k.axes());
    int[] reduced = Offsets.along(operand.shape(), k.axes());
    boolean interleaved = SummationOrder.interleaved(arithmetic, n.argument(0).shape(), k.axes());
    int partials = interleaved ? SummationOrder.partials(n.dtype()) : 1;
    double[] result = new double[kept.length];
    double[] numbers = new double[reduced.length];
    int start = first == 0 ? 0 : first * (reduced.length / operand.shape().extent(0));
    for (int i = 0; i < result.length; i++) {
      for (int r = 0; r < reduced.length; r++) {
        numbers[r] = operand.get(kept[i] + reduced[r]);
      }
      result[i] =
          switch (k.reduction()) {
            case SUM -> sum(n.dtype(), numbers, partials, start);
            case MAX -> extreme(numbers, 1);
            case MIN -> extreme(numbers, -1);
            case ARGMAX -> position(numbers, 1);
            case ARGMIN -> position(numbers, -1);
          };
    }
    return result;
  }

  private static double sum(DType dtype, double[] numbers, int count, int start) {
    double[] p = new double[count];
    for (int r = 0; r < numbers.length; r++) {
      int j = (start + r) % count;
      p[j] = NodeMeaning.rounded(dtype, p[j] + numbers[r]);
    }
    return total(dtype, p);
  }

  private static double total(DType dtype, double[] p) {
    for (int h = p.length / 2; h >= 1; h /= 2) {
      for (int j = 0; j < h; j++) {
        p[j] = NodeMeaning.rounded(dtype, p[j] + p[j + h]);
      }
    }
    return p[0];
  }

  private static double extreme(double[] numbers, int sign) {
    double best = sign * Double.NEGATIVE_INFINITY;
    for (double x : numbers) {
      best = sign > 0 ? Math.max(best, x) : Math.min(best, x);
    }
    return best;
  }

  private static int position(double[] numbers, int sign) {
    int best = 0;
    for (int i = 1; i < numbers.length && !Double.isNaN(numbers[best]); i++) {
      if (Double.isNaN(numbers[i]) || sign * numbers[i] > sign * numbers[best]) {
        best = i;
      }
    }
    return best;
  }

  /**
   * @param first row of the batch, where rows are added up
   */
  static double[] contract(
      Arithmetic arithmetic,
      NodeKind.Contract k,
      Node n,
      List<TensorValue> operands,
      Shape shape,
      int first) {
    Shape left = operands.get(0).shape();
    Shape right = operands.get(1).shape();
    List<Integer> summed = new ArrayList<>(k.left());
    summed.removeAll(k.result());
    List<Integer> lengths = summed.stream().map(l -> left.extent(k.left().indexOf(l))).toList();
    int[] leftStart = Offsets.labelled(k.left(), left, k.result(), shape.extents());
    int[] rightStart = Offsets.labelled(k.right(), right, k.result(), shape.extents());
    int[] leftStep = Offsets.labelled(k.left(), left, summed, lengths);
    int[] rightStep = Offsets.labelled(k.right(), right, summed, lengths);
    boolean interleaved =
        SummationOrder.interleaved(arithmetic, k, n.argument(0).shape(), n.argument(1).shape());
    double[] p = new double[interleaved ? SummationOrder.partials(n.dtype()) : 1];
    int start = first == 0 ? 0 : first * (leftStep.length / left.extent(0));
    double[] result = new double[leftStart.length];
    for (int i = 0; i < result.length; i++) {
      java.util.Arrays.fill(p, 0.0);
      for (int r = 0; r < leftStep.length; r++) {
        double a = operands.get(0).get(leftStart[i] + leftStep[r]);
        double b = operands.get(1).get(rightStart[i] + rightStep[r]);
        int j = (start + r) % p.length;
        p[j] = multiplyAdd(arithmetic, n.dtype(), a, b, p[j]);
      }
      result[i] = total(n.dtype(), p);
    }
    return result;
  }

  private static double multiplyAdd(
      Arithmetic arithmetic, DType dtype, double a, double b, double sum) {
    if (arithmetic == Arithmetic.STRICT) {
      return NodeMeaning.rounded(dtype, sum + NodeMeaning.rounded(dtype, a * b));
    }
    return dtype == DType.FLOAT ? Math.fma((float) a, (float) b, (float) sum) : Math.fma(a, b, sum);
  }
}
