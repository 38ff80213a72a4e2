package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.graph.SummationOrder;
import dev.gradus.dsl.interpret.Offsets;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reductions and contractions as scalar operations in their prescribed order. */
final class ScalariseSums {
  private final ProgramWriter writer;
  private final Node node;
  private final boolean single;

  ScalariseSums(ProgramWriter writer, Node node) {
    this.writer = writer;
    this.node = node;
    this.single = node.argument(0).dtype() == DType.FLOAT;
  }

  int[] reduce(NodeKind.Reduce k, int[] operand, Shape shape) {
    int[] kept = Offsets.across(shape, k.axes());
    int[] reduced = Offsets.along(shape, k.axes());
    int[] result = new int[kept.length];
    int[] items = new int[reduced.length];
    for (int i = 0; i < result.length; i++) {
      for (int r = 0; r < items.length; r++) {
        items[r] = operand[kept[i] + reduced[r]];
      }
      result[i] = k.reduction() == NodeKind.Reduction.SUM ? sum(k, items) : extreme(k, items);
    }
    return result;
  }

  private int sum(NodeKind.Reduce k, int[] items) {
    boolean interleaved =
        SummationOrder.interleaved(writer.arithmetic(), node.argument(0).shape(), k.axes());
    int[] p = partials(interleaved);
    for (int r = 0; r < items.length; r++) {
      p[r % p.length] = add(p[r % p.length], items[r]);
    }
    return total(p);
  }

  private int extreme(NodeKind.Reduce k, int[] items) {
    boolean largest = k.reduction() == NodeKind.Reduction.MAX;
    if (items.length == 0) {
      return writer.constant(largest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    int opcode =
        switch (k.reduction()) {
          case MAX -> Opcodes.LARGEST;
          case MIN -> Opcodes.SMALLEST;
          case ARGMAX -> Opcodes.LARGEST_AT;
          case ARGMIN -> Opcodes.SMALLEST_AT;
          case SUM -> throw new IllegalArgumentException("a sum is no extreme");
        };
    boolean active = opcode <= Opcodes.SMALLEST && Arrays.stream(items).anyMatch(writer::isActive);
    int start = writer.pool.size();
    Arrays.stream(items).forEach(writer.pool::add);
    return writer.emit(opcode, start, items.length, 0, active);
  }

  int[] contract(NodeKind.Contract k, int[][] operands, Shape left, Shape right, Shape shape) {
    List<Integer> summed = new ArrayList<>(k.left());
    summed.removeAll(k.result());
    List<Integer> lengths = summed.stream().map(l -> left.extent(k.left().indexOf(l))).toList();
    int[] leftStart = Offsets.labelled(k.left(), left, k.result(), shape.extents());
    int[] rightStart = Offsets.labelled(k.right(), right, k.result(), shape.extents());
    int[] leftStep = Offsets.labelled(k.left(), left, summed, lengths);
    int[] rightStep = Offsets.labelled(k.right(), right, summed, lengths);
    boolean interleaved =
        SummationOrder.interleaved(
            writer.arithmetic(), k, node.argument(0).shape(), node.argument(1).shape());
    int[] result = new int[leftStart.length];
    for (int i = 0; i < result.length; i++) {
      int[] p = partials(interleaved);
      for (int r = 0; r < leftStep.length; r++) {
        int a = operands[0][leftStart[i] + leftStep[r]];
        int b = operands[1][rightStart[i] + rightStep[r]];
        p[r % p.length] = multiplyAdd(a, b, p[r % p.length]);
      }
      result[i] = total(p);
    }
    return result;
  }

  private int[] partials(boolean interleaved) {
    int[] p = new int[interleaved ? SummationOrder.partials(node.dtype()) : 1];
    Arrays.fill(p, writer.constant(0.0));
    return p;
  }

  private int total(int[] p) {
    for (int h = p.length / 2; h >= 1; h /= 2) {
      for (int j = 0; j < h; j++) {
        p[j] = add(p[j], p[j + h]);
      }
    }
    return p[0];
  }

  private int add(int a, int b) {
    return writer.apply(ArithmeticOps.ADD, single, a, b, a);
  }

  private int multiplyAdd(int a, int b, int sum) {
    if (writer.arithmetic() == Arithmetic.FAST) {
      return writer.apply(ArithmeticOps.FMA, single, a, b, sum);
    }
    return add(sum, writer.apply(ArithmeticOps.MULTIPLY, single, a, b, a));
  }
}
