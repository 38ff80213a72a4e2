package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.lower.KernelCalls.Matrix;
import dev.gradus.compiler.plan.Batch;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.NodeKind.Reduction;
import dev.gradus.dsl.graph.SummationOrder;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ScalarOp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The reductions over the batch, as array code. */
final class BatchSums {
  private BatchSums() {}

  static BatchSum of(Frame frame, Node n) {
    if (n.kind() instanceof NodeKind.Reduce r) {
      if (r.reduction() != Reduction.SUM) {
        return new Extreme(frame, n, r.reduction());
      }
      return SummationOrder.interleaved(frame.code.arithmetic, n.argument(0).shape(), r.axes())
          ? new InterleavedSum(frame, n)
          : new OrderedSum(frame, n);
    } else if (n.kind() instanceof NodeKind.ScatterAdd s) {
      return new Scatter(frame, n, s.extent());
    }
    NodeKind.Contract c = (NodeKind.Contract) n.kind();
    return SummationOrder.interleaved(
            frame.code.arithmetic, c, n.argument(0).shape(), n.argument(1).shape())
        ? new InterleavedDot(frame, n)
        : ShortRows.suitsSum(n) ? new ShortRows.Sum(frame, n) : new Product(frame, n);
  }

  private static void clear(Frame frame, Array array, Node n) {
    clear(frame, array, n, frame.code.constant(0.0, n.dtype()));
  }

  private static void clear(Frame frame, Array array, Node n, Value start) {
    Copies.fill(frame.code, array, frame.code.index(n.shape().size()), start, n.dtype());
  }

  /** The operand of a reduction with the reduced axes of each row before the kept ones. */
  private static Array reducedFirst(Scope scope, Node n) {
    Node x = n.argument(0);
    NodeKind.Reduce kind = (NodeKind.Reduce) n.kind();
    List<Integer> order = new ArrayList<>(RowShape.axes(x.shape(), kind.axes()));
    int rank = RowShape.extents(x.shape()).length;
    IntStream.range(0, rank).filter(a -> !order.contains(a)).forEach(order::add);
    boolean already = order.equals(IntStream.range(0, rank).boxed().toList());
    return already ? scope.array(x) : Rearranged.copy(scope, x, order);
  }

  private static int reducedPerRow(Node n) {
    return n.shape().size() == 0 ? 0 : n.argument(0).shape().size() / n.shape().size();
  }

  /** Rows added up one after the other, vector by vector. */
  private record OrderedSum(Frame frame, Node n) implements BatchSum {
    @Override
    public void begin() {
      clear(frame, frame.result(n), n);
    }

    @Override
    public void tile(Scope scope) {
      Value reduced = frame.code.times(scope.rows, reducedPerRow(n));
      new KernelCalls(frame.code, n.dtype())
          .sum(
              reducedFirst(scope, n),
              frame.code.index(1),
              reduced,
              frame.code.index(n.shape().size()),
              frame.array(n),
              true);
    }

    @Override
    public void end() {
      // The sum stands in its array.
    }
  }

  /** Partial sums by position, one set for each element of the result. */
  private static final class InterleavedSum implements BatchSum {
    private final Frame frame;
    private final Node n;
    private final List<Slot> partials = new ArrayList<>();

    InterleavedSum(Frame frame, Node n) {
      this.frame = frame;
      this.n = n;
    }

    @Override
    public void begin() {
      for (int i = 0; i < n.shape().size(); i++) {
        partials.add(clearedPartials(frame, n));
      }
    }

    @Override
    public void tile(Scope scope) {
      Code code = frame.code;
      Node x = n.argument(0);
      int perRow = reducedPerRow(n);
      Value size = code.times(scope.rows, perRow);
      Value start = code.times(scope.firstRow(), perRow);
      KernelCalls kernels = new KernelCalls(code, n.dtype());
      if (partials.size() == 1) {
        kernels.addTo(partials.get(0), scope.array(x), size, start);
        return;
      }
      List<List<Integer>> groups = Elements.groups(x, (NodeKind.Reduce) n.kind());
      Array each = Array.of(scope.take(n.dtype(), perRow, true));
      Strided write = new Strided(new int[] {perRow}, 0, new int[] {1});
      for (int i = 0; i < partials.size(); i++) {
        gatherGroup(scope, x, groups.get(i), each, write, perRow);
        kernels.addTo(partials.get(i), each, size, start);
      }
      frame.scratch.release(each.slot());
    }

    /** Copies the reduced elements of one kept index, run by run of equal steps. */
    private void gatherGroup(
        Scope scope, Node x, List<Integer> group, Array to, Strided write, int perRow) {
      int from = 0;
      while (from < group.size()) {
        int step = from + 1 < group.size() ? group.get(from + 1) - group.get(from) : 1;
        int until = from + 1;
        while (until < group.size() && group.get(until) - group.get(until - 1) == step) {
          until++;
        }
        Strided read = new Strided(new int[] {until - from}, group.get(from), new int[] {step});
        Strided part = new Strided(read.extents(), write.offset() + from, write.strides());
        Copies.strided(
            frame.scratch,
            frame.code,
            scope.array(x),
            x.shape().size(),
            read,
            to,
            perRow,
            part,
            scope.rows,
            n.dtype());
        from = until;
      }
    }

    @Override
    public void end() {
      KernelCalls kernels = new KernelCalls(frame.code, n.dtype());
      frame.put(n, partials.stream().map(kernels::total).toList());
    }
  }

  private static Slot clearedPartials(Frame frame, Node n) {
    int count = SummationOrder.partials(n.dtype());
    Slot slot = frame.scratch.take(n.dtype(), count, false);
    Copies.fill(
        frame.code,
        Array.of(slot),
        frame.code.index(count),
        frame.code.constant(0.0, n.dtype()),
        n.dtype());
    return slot;
  }

  /** A dot product along the batch by interleaved partials. */
  private static final class InterleavedDot implements BatchSum {
    private final Frame frame;
    private final Node n;
    private Slot partials;

    InterleavedDot(Frame frame, Node n) {
      this.frame = frame;
      this.n = n;
      this.partials = new Slot(n.dtype(), 0);
    }

    @Override
    public void begin() {
      partials = clearedPartials(frame, n);
    }

    @Override
    public void tile(Scope scope) {
      int perRow = n.argument(0).shape().size();
      new KernelCalls(frame.code, n.dtype())
          .dotTo(
              partials,
              scope.array(n.argument(0)),
              scope.array(n.argument(1)),
              frame.code.times(scope.rows, perRow),
              frame.code.times(scope.firstRow(), perRow));
    }

    @Override
    public void end() {
      frame.put(n, List.of(new KernelCalls(frame.code, n.dtype()).total(partials)));
    }
  }

  /** The largest or smallest over the batch. */
  private record Extreme(Frame frame, Node n, Reduction reduction) implements BatchSum {
    @Override
    public void begin() {
      clear(frame, frame.result(n), n, Elements.startOfExtreme(frame.code, n.dtype(), reduction));
    }

    @Override
    public void tile(Scope scope) {
      Code code = frame.code;
      int size = n.shape().size();
      Array here = Array.of(frame.scratch.take(n.dtype(), size, false));
      new KernelCalls(code, n.dtype())
          .extreme(
              reduction,
              reducedFirst(scope, n),
              code.index(1),
              code.times(scope.rows, reducedPerRow(n)),
              code.index(size),
              here);
      ScalarOp op = reduction == Reduction.MAX ? ArithmeticOps.MAX : ArithmeticOps.MIN;
      Value all = code.array(frame.array(n).slot());
      Value tile = code.array(here.slot());
      code.f.forLoop(
          "extremes",
          code.index(0),
          code.index(size),
          1,
          i ->
              code.f.store(
                  all, i, code.scalar(op, List.of(code.f.load(all, i), code.f.load(tile, i)))));
      frame.scratch.release(here.slot());
    }

    @Override
    public void end() {
      // The extreme stands in its array.
    }
  }

  /** Rows added to a table by index. */
  private record Scatter(Frame frame, Node n, int extent) implements BatchSum {
    @Override
    public void begin() {
      clear(frame, frame.result(n), n);
    }

    @Override
    public void tile(Scope scope) {
      Array indices = scope.array(n.argument(0));
      Array rows = scope.array(n.argument(1));
      BlockCode.addRows(scope, n, extent, indices, rows, frame.array(n));
    }

    @Override
    public void end() {
      // The sums stand in their table.
    }
  }

  /** A contraction over the batch: a matrix product that goes on adding, tile after tile. */
  private static final class Product implements BatchSum {
    private final Frame frame;
    private final Node n;
    private final LabelGroups groups;
    private final boolean swapped;
    private final boolean direct;
    private Array sum;

    Product(Frame frame, Node n) {
      this.frame = frame;
      this.n = n;
      LabelGroups g = LabelGroups.of(Einsum.of(n));
      this.swapped = !isDirect(g) && isDirect(g.swapped());
      this.groups = swapped ? g.swapped() : g;
      this.direct = isDirect(groups);
      this.sum = Array.of(new Slot(n.dtype(), 0));
    }

    private static boolean isDirect(LabelGroups g) {
      List<Integer> order = g.einsum().result();
      return g.runs(order, List.of(g.shared(), g.rows(), g.columns()))
          && g.stride(order, g.columns()).getAsInt() <= 1;
    }

    @Override
    public void begin() {
      sum =
          direct
              ? frame.result(n)
              : Array.of(frame.scratch.take(n.dtype(), n.shape().size(), false));
      clear(frame, sum, n);
    }

    @Override
    public void tile(Scope scope) {
      Code code = frame.code;
      Node leftNode = n.argument(swapped ? 1 : 0);
      Node rightNode = n.argument(swapped ? 0 : 1);
      Array left = arranged(scope, leftNode, groups.einsum().left(), groups.rows());
      Array right = arranged(scope, rightNode, groups.einsum().right(), groups.columns());
      int shared = groups.size(groups.shared());
      int m = groups.size(groups.rows());
      int columns = groups.size(groups.columns());
      List<Integer> order = direct ? groups.einsum().result() : plainResult();
      int sharedStep = groups.stride(order, groups.shared()).getAsInt();
      int rowStep = groups.stride(order, groups.rows()).getAsInt();
      Value k = code.times(scope.rows, groups.size(groups.summed()));
      code.f.forLoop(
          "shared",
          code.index(0),
          code.index(shared),
          1,
          g ->
              new KernelCalls(code, n.dtype())
                  .matmul(
                      new Matrix(
                          left, code.plus(left.start(code), code.times(g, m)), 1, shared * m),
                      new Matrix(
                          right,
                          code.plus(right.start(code), code.times(g, columns)),
                          shared * columns,
                          1),
                      new Matrix(
                          sum, code.plus(sum.start(code), code.times(g, sharedStep)), rowStep, 1),
                      code.index(m),
                      code.index(columns),
                      k,
                      true));
    }

    private List<Integer> plainResult() {
      return LabelGroups.concat(groups.shared(), groups.rows(), groups.columns());
    }

    /** An operand with each row as [summed][shared][own]. */
    private Array arranged(Scope scope, Node x, List<Integer> labels, List<Integer> own) {
      List<Integer> order = LabelGroups.concat(groups.summed(), groups.shared(), own);
      Strided read = groups.reading(labels, order);
      if (read.isContiguous()) {
        return scope.array(x);
      }
      List<Integer> axes = order.stream().map(labels::indexOf).toList();
      return Batch.isBatched(x) ? Rearranged.copy(scope, x, axes) : scope.array(x);
    }

    @Override
    public void end() {
      if (direct) {
        return;
      }
      Strided read = groups.reading(plainResult(), groups.einsum().result());
      Strided write = new Strided(read.extents(), 0, RowShape.strides(read.extents()));
      Code code = frame.code;
      Array result = frame.result(n);
      Copies.strided(frame.scratch, code, sum, 0, read, result, 0, write, code.index(1), n.dtype());
      frame.scratch.release(sum.slot());
    }
  }
}
