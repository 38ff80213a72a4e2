package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.NodeKind.Reduction;
import dev.gradus.dsl.graph.SummationOrder;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ScalarOp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A reduction over the batch inside a loop over rows: accumulators carried in locals where few,
 * else in an array; interleaved partials always in an array.
 */
final class RowSum {
  private final Frame frame;
  private final Code code;
  private final Node n;
  private final int partials;
  private final List<Value> carried;
  private final Optional<Slot> memory;

  private RowSum(Frame frame, Node n, int partials, List<Value> carried, Optional<Slot> memory) {
    this.frame = frame;
    this.code = frame.code;
    this.n = n;
    this.partials = partials;
    this.carried = carried;
    this.memory = memory;
  }

  /** Emits what comes before the loop. */
  static RowSum begin(Frame frame, Node n, boolean inLocals) {
    Code code = frame.code;
    int count = isInterleaved(code, n) ? SummationOrder.partials(n.dtype()) : 1;
    int size = n.shape().size();
    Value start = start(code, n);
    if (count == 1 && inLocals) {
      return new RowSum(frame, n, 1, Collections.nCopies(size, start), Optional.empty());
    }
    Slot slot =
        count == 1 ? frame.result(n).slot() : frame.scratch.take(n.dtype(), size * count, false);
    Copies.fill(code, Array.of(slot), code.index(size * count), start, n.dtype());
    return new RowSum(frame, n, count, List.of(), Optional.of(slot));
  }

  private static boolean isInterleaved(Code code, Node n) {
    if (n.kind() instanceof NodeKind.Reduce r) {
      return r.reduction() == Reduction.SUM
          && SummationOrder.interleaved(code.arithmetic, n.argument(0).shape(), r.axes());
    }
    return SummationOrder.interleaved(
        code.arithmetic,
        (NodeKind.Contract) n.kind(),
        n.argument(0).shape(),
        n.argument(1).shape());
  }

  private static Value start(Code code, Node n) {
    return n.kind() instanceof NodeKind.Reduce r && r.reduction() != Reduction.SUM
        ? Elements.startOfExtreme(code, n.dtype(), r.reduction())
        : code.constant(0.0, n.dtype());
  }

  /** Start values of the accumulators kept in locals. */
  List<Value> carried() {
    return carried;
  }

  /** Emits what one row adds; gives the next values of the carried accumulators. */
  List<Value> row(Value row, List<Value> now, Function<Node, List<Value>> elements) {
    List<List<Term>> terms = terms(elements);
    List<Value> next = new ArrayList<>();
    Value base = memory.map(code::array).orElse(row);
    for (int i = 0; i < terms.size(); i++) {
      if (memory.isEmpty()) {
        next.add(inOrder(now.get(i), terms.get(i)));
      } else if (partials == 1) {
        Value sum = code.f.load(base, code.index(i));
        code.f.store(base, code.index(i), inOrder(sum, terms.get(i)));
      } else {
        interleave(base, i * partials, row, terms.get(i));
      }
    }
    return next;
  }

  private Value inOrder(Value start, List<Term> terms) {
    Value sum = start;
    for (Term t : terms) {
      sum = t.addTo(sum);
    }
    return sum;
  }

  private void interleave(Value base, int from, Value row, List<Term> terms) {
    Value first = code.times(row, terms.size());
    for (int j = 0; j < terms.size(); j++) {
      Value count = j == 0 ? first : code.plus(first, code.index(j));
      Value which = code.f.whole(WholeOp.AND, count, code.index(partials - 1));
      Value at = from == 0 ? which : code.plus(which, code.index(from));
      code.f.store(base, at, terms.get(j).addTo(code.f.load(base, at)));
    }
  }

  /** Emits what comes behind the loop. */
  void end(List<Value> ends) {
    if (partials == 1) {
      if (memory.isEmpty()) {
        frame.put(n, ends);
      }
      return;
    }
    Value base = code.array(memory.get());
    List<Value> results = new ArrayList<>();
    for (int i = 0; i < n.shape().size(); i++) {
      List<Value> sums = new ArrayList<>();
      for (int p = 0; p < partials; p++) {
        sums.add(code.f.load(base, code.index(i * partials + p)));
      }
      results.add(Sums.total(code, sums));
    }
    frame.put(n, results);
  }

  /** One element on its way into an accumulator. */
  private interface Term {
    Value addTo(Value sum);
  }

  /** For every element of the result, what a row adds to it, in order. */
  private List<List<Term>> terms(Function<Node, List<Value>> elements) {
    List<List<Term>> result = new ArrayList<>();
    if (n.kind() instanceof NodeKind.Reduce r) {
      List<Value> x = elements.apply(n.argument(0));
      ScalarOp op =
          r.reduction() == Reduction.SUM
              ? ArithmeticOps.ADD
              : r.reduction() == Reduction.MAX ? ArithmeticOps.MAX : ArithmeticOps.MIN;
      for (List<Integer> group : Elements.groups(n.argument(0), r)) {
        List<Term> terms = new ArrayList<>();
        group.forEach(at -> terms.add(sum -> code.scalar(op, List.of(sum, x.get(at)))));
        result.add(terms);
      }
      return result;
    }
    return products(elements.apply(n.argument(0)), elements.apply(n.argument(1)));
  }

  private List<List<Term>> products(List<Value> left, List<Value> right) {
    Einsum e = Einsum.of(n);
    int[] leftBase = e.positions(e.left(), e.result());
    int[] rightBase = e.positions(e.right(), e.result());
    int[] leftStep = e.positions(e.left(), e.summed());
    int[] rightStep = e.positions(e.right(), e.summed());
    List<List<Term>> result = new ArrayList<>();
    for (int i = 0; i < leftBase.length; i++) {
      List<Term> terms = new ArrayList<>();
      for (int r = 0; r < leftStep.length; r++) {
        Value a = left.get(leftBase[i] + leftStep[r]);
        Value b = right.get(rightBase[i] + rightStep[r]);
        terms.add(sum -> Sums.multiplyAdd(code, a, b, sum));
      }
      result.add(terms);
    }
    return result;
  }
}
