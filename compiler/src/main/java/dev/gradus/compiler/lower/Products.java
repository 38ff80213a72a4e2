package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.lower.KernelCalls.Matrix;
import dev.gradus.compiler.plan.Batch;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.SummationOrder;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Contractions whose result keeps the batch (or has none): matrix products on the operands as they
 * stand where their labels run in equal steps, on rearranged copies otherwise. Rows of the batch
 * join the rows of the product where they can.
 */
final class Products {
  private final Scope scope;
  private final Code code;
  private final Node n;
  private final KernelCalls kernels;
  private final boolean interleaved;

  /**
   * One operand, or the result: its labels, its array, and the elements per row of the batch (0
   * where static).
   */
  private record Tensor(List<Integer> labels, Array array, int batchStep) {}

  private Products(Scope scope, Node n) {
    this.scope = scope;
    this.code = scope.code;
    this.n = n;
    this.kernels = new KernelCalls(code, n.dtype());
    this.interleaved =
        SummationOrder.interleaved(
            code.arithmetic,
            (NodeKind.Contract) n.kind(),
            n.argument(0).shape(),
            n.argument(1).shape());
  }

  static void emit(Scope scope, Node n) {
    new Products(scope, n).emit();
  }

  private void emit() {
    if (n.arguments().stream().anyMatch(x -> x.shape().size() == 0)) {
      Value zero = code.constant(0.0, n.dtype());
      Copies.fill(code, scope.result(n), scope.sizeOf(n), zero, n.dtype());
      return;
    }
    LabelGroups groups = LabelGroups.of(Einsum.of(n));
    Tensor left = tensor(n.argument(0), groups.einsum().left());
    Tensor right = tensor(n.argument(1), groups.einsum().right());
    boolean onlyRightBatched = left.batchStep() == 0 && right.batchStep() != 0;
    boolean vectorOnLeft = interleaved && groups.size(groups.columns()) > 1;
    if (onlyRightBatched || vectorOnLeft || !columnsInnermost(groups) && rowsInnermost(groups)) {
      emit(groups.swapped(), right, left);
    } else {
      emit(groups, left, right);
    }
  }

  private boolean columnsInnermost(LabelGroups g) {
    return g.stride(g.einsum().result(), g.columns()).orElse(-1) <= 1;
  }

  private boolean rowsInnermost(LabelGroups g) {
    return g.stride(g.einsum().result(), g.rows()).orElse(-1) <= 1;
  }

  private Tensor tensor(Node x, List<Integer> labels) {
    int step = Batch.isBatched(x) ? x.shape().size() : 0;
    return new Tensor(labels, scope.array(x), step);
  }

  private void emit(LabelGroups g, Tensor left, Tensor right) {
    Tensor a =
        suitsRowDots(g, left)
            ? arranged(g, left, g.shared(), g.rows(), g.summed())
            : copied(g, left, g.shared(), g.rows(), g.summed());
    Tensor b = arranged(g, right, g.shared(), g.summed(), g.columns());
    Array target = scope.result(n);
    List<Integer> order = g.einsum().result();
    boolean direct =
        g.runs(order, List.of(g.shared(), g.rows(), g.columns()))
            && g.stride(order, g.columns()).getAsInt() <= 1
            && !(interleaved && g.stride(order, g.rows()).getAsInt() > 1);
    int step = Batch.isBatched(n) ? n.shape().size() : 0;
    if (direct) {
      multiply(g, a, b, new Tensor(order, target, step));
      return;
    }
    List<Integer> plain = LabelGroups.concat(g.shared(), g.rows(), g.columns());
    Slot scratch = scope.take(n.dtype(), n.shape().size(), Batch.isBatched(n));
    multiply(g, a, b, new Tensor(plain, Array.of(scratch), step));
    Strided read = g.reading(plain, order);
    Strided write = new Strided(read.extents(), 0, RowShape.strides(read.extents()));
    Copies.strided(
        scope.frame.scratch,
        code,
        Array.of(scratch),
        step,
        read,
        target,
        step,
        write,
        scope.rowsOf(n),
        n.dtype());
    scope.frame.scratch.release(scratch);
  }

  /**
   * The operand itself if every group of labels runs in equal steps, else a copy with the groups in
   * order.
   */
  private Tensor arranged(
      LabelGroups g, Tensor x, List<Integer> first, List<Integer> second, List<Integer> third) {
    boolean plainRows = !interleaved || g.stride(x.labels(), g.summed()).orElse(-1) <= 1;
    if (plainRows && g.runs(x.labels(), List.of(first, second, third))) {
      return x;
    }
    return copied(g, x, first, second, third);
  }

  /** Whether the rows of the first operand follow each other without gaps, where they have to. */
  private boolean suitsRowDots(LabelGroups g, Tensor a) {
    int step = g.stride(a.labels(), g.rows()).orElse(-1);
    return !interleaved || step == 0 || step == g.size(g.summed());
  }

  private Tensor copied(
      LabelGroups g, Tensor x, List<Integer> first, List<Integer> second, List<Integer> third) {
    List<Integer> order = LabelGroups.concat(first, second, third);
    Strided read = g.reading(x.labels(), order);
    Strided write = new Strided(read.extents(), 0, RowShape.strides(read.extents()));
    int size = RowShape.size(read.extents());
    boolean batched = x.batchStep() != 0;
    Array copy = Array.of(scope.take(n.dtype(), size, batched));
    Value rows = batched ? scope.rows : code.index(1);
    Copies.strided(
        scope.frame.scratch,
        code,
        x.array(),
        x.batchStep(),
        read,
        copy,
        x.batchStep(),
        write,
        rows,
        n.dtype());
    return new Tensor(order, copy, x.batchStep());
  }

  private void multiply(LabelGroups g, Tensor a, Tensor b, Tensor c) {
    int m = g.size(g.rows());
    int rowStep = g.stride(a.labels(), g.rows()).getAsInt();
    int resultRow = g.stride(c.labels(), g.rows()).getAsInt();
    boolean joins =
        a.batchStep() != 0
            && b.batchStep() == 0
            && (m == 1 || m * rowStep == a.batchStep() && m * resultRow == c.batchStep());
    int step = m == 1 ? a.batchStep() : rowStep;
    int to = m == 1 ? c.batchStep() : resultRow;
    if (joins && (!interleaved || step == g.size(g.summed()) && to == 1)) {
      overShared(
          g,
          code.index(0),
          (row, shared) -> product(g, a, step, b, c, to, code.times(scope.rows, m), row, shared));
    } else if (c.batchStep() != 0) {
      code.f.forLoop(
          "rows",
          code.index(0),
          scope.rows,
          1,
          row ->
              overShared(
                  g,
                  row,
                  (r, shared) ->
                      product(g, a, rowStep, b, c, resultRow, code.index(m), r, shared)));
    } else {
      overShared(
          g,
          code.index(0),
          (row, shared) -> product(g, a, rowStep, b, c, resultRow, code.index(m), row, shared));
    }
  }

  private void overShared(LabelGroups g, Value row, BiConsumer<Value, Value> body) {
    int size = g.size(g.shared());
    if (size == 1) {
      body.accept(row, code.index(0));
    } else {
      code.f.forLoop("shared", code.index(0), code.index(size), 1, i -> body.accept(row, i));
    }
  }

  private void product(
      LabelGroups g,
      Tensor a,
      int aRow,
      Tensor b,
      Tensor c,
      int cRow,
      Value m,
      Value row,
      Value shared) {
    Value aStart = start(g, a, row, shared);
    Value bStart = start(g, b, row, shared);
    Value cStart = start(g, c, row, shared);
    int k = g.size(g.summed());
    if (interleaved) {
      kernels.rowDots(a.array(), aStart, m, k, b.array(), bStart, c.array(), cStart);
      return;
    }
    int aColumn = g.stride(a.labels(), g.summed()).getAsInt();
    int bRow = g.stride(b.labels(), g.summed()).getAsInt();
    int bColumn = g.stride(b.labels(), g.columns()).getAsInt();
    kernels.matmul(
        new Matrix(a.array(), aStart, aRow, aColumn),
        new Matrix(b.array(), bStart, bRow, bColumn),
        new Matrix(c.array(), cStart, cRow, 1),
        m,
        code.index(g.size(g.columns())),
        code.index(k),
        false);
  }

  private Value start(LabelGroups g, Tensor x, Value row, Value shared) {
    int step = g.stride(x.labels(), g.shared()).getAsInt();
    Value at = code.plus(x.array().start(code), code.times(shared, step));
    return x.batchStep() == 0 ? at : code.plus(at, code.times(row, x.batchStep()));
  }
}
