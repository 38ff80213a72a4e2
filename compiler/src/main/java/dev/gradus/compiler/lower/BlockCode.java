package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.plan.Batch;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.NodeKind.Reduction;
import dev.gradus.dsl.graph.SummationOrder;
import dev.gradus.runtime.Problem;
import java.util.Optional;

/** Array code for the kinds of nodes that do not join loops over elements. */
final class BlockCode {
  private BlockCode() {}

  static void emit(Scope scope, Node n) {
    NodeKind kind = n.kind();
    if (kind instanceof NodeKind.Elementwise e) {
      Slot from = scope.arrayAtBase(n.argument(0));
      String function = Fusion.block(e.op(), scope.code.arithmetic).orElseThrow();
      Slot to = scope.result(n).slot();
      new KernelCalls(scope.code, n.dtype()).elementary(function, from, to, scope.sizeOf(n));
    } else if (kind instanceof NodeKind.Reshape) {
      scope.put(n, scope.array(n.argument(0)));
    } else if (kind instanceof NodeKind.Reduce r) {
      reduce(scope, n, r);
    } else if (kind instanceof NodeKind.Contract) {
      if (scope.batched && ShortRows.suits(n)) {
        ShortRows.emit(scope, n);
      } else {
        Products.emit(scope, n);
      }
    } else if (Elements.isView(kind)) {
      view(scope, n);
    } else if (kind instanceof NodeKind.Gather) {
      gather(scope, n);
    } else if (kind instanceof NodeKind.ScatterAdd s) {
      scatter(scope, n, s.extent());
    } else if (kind instanceof NodeKind.OneHot h) {
      Array indices = scope.array(n.argument(0));
      new KernelCalls(scope.code, n.dtype())
          .oneHot(indices, scope.sizeOf(n.argument(0)), h.extent(), scope.result(n));
    } else if (kind instanceof NodeKind.Scan) {
      ScanLoop.emit(scope, n);
    } else if (kind instanceof NodeKind.Call || kind instanceof NodeKind.CallPull) {
      CalledMethod.emit(scope, n);
    }
  }

  private static void reduce(Scope scope, Node n, NodeKind.Reduce kind) {
    Node x = n.argument(0);
    Reduced r = Reduced.of(n);
    Array operand = r.operand(scope, x);
    Array result = scope.result(n);
    Code code = scope.code;
    Value outer = code.times(scope.rowsOf(x), r.outer());
    Value reduced = code.index(r.reduced());
    Value inner = code.index(r.inner());
    KernelCalls kernels = new KernelCalls(code, x.dtype());
    if (Elements.isPosition(kind.reduction())) {
      kernels.position(kind.reduction(), operand, outer, reduced, inner, result);
    } else if (kind.reduction() != Reduction.SUM) {
      kernels.extreme(kind.reduction(), operand, outer, reduced, inner, result);
    } else if (SummationOrder.interleaved(code.arithmetic, x.shape(), kind.axes())) {
      kernels.sumInterleaved(operand, outer, reduced, result);
    } else {
      kernels.sum(operand, outer, reduced, inner, result, false);
    }
  }

  private static void view(Scope scope, Node n) {
    if (n.kind() instanceof NodeKind.Transpose && n.shape().batchAxis() > 0) {
      throw Problem.BATCH_AXIS_NOT_FIRST.exception(n.shape(), n.source());
    }
    if (n.kind() instanceof NodeKind.Pad || n.kind() instanceof NodeKind.Concat) {
      place(scope, n);
      return;
    }
    if (!Batch.isBatched(n) && Strided.reading(n).isContiguous()) {
      scope.put(n, part(scope, n.argument(0), Strided.reading(n).offset()));
      return;
    }
    read(scope, n, scope.result(n), scope.rowsOf(n));
  }

  /** The array of a static value from one of its elements on: a view that needs no copy. */
  private static Array part(Scope scope, Node x, int offset) {
    Array whole = scope.array(x);
    Code code = scope.code;
    return offset == 0 || x.shape().size() == 0
        ? whole
        : new Array(whole.slot(), Optional.of(whole.position(code, code.index(offset))));
  }

  /** Fills a view's array; rows of a static operand repeat. */
  static void read(Scope scope, Node n, Array to, Value rows) {
    Node x = n.argument(0);
    Strided read = Strided.reading(n);
    Strided write = new Strided(read.extents(), 0, RowShape.strides(read.extents()));
    int step = Batch.isBatched(x) ? x.shape().size() : 0;
    Copies.strided(
        scope.frame.scratch,
        scope.code,
        scope.array(x),
        step,
        read,
        to,
        n.shape().size(),
        write,
        rows,
        n.dtype());
  }

  private static void place(Scope scope, Node n) {
    Code code = scope.code;
    Array result = scope.result(n);
    Optional<Pieces> pieces = Batch.isBatched(n) ? Optional.empty() : Pieces.of(n);
    if (pieces.isPresent()) {
      pieces.get().pieces().forEach(p -> place(scope, n, p));
      return;
    }
    if (n.kind() instanceof NodeKind.Pad) {
      Value zero =
          n.dtype() == dev.gradus.runtime.DType.BOOL
              ? code.f.constant(false)
              : code.constant(0, n.dtype());
      Copies.fill(code, result, scope.sizeOf(n), zero, n.dtype());
    }
    for (int i = 0; i < n.arguments().size(); i++) {
      Node x = n.argument(i);
      Strided write = Strided.placing(n, i);
      Strided read = new Strided(write.extents(), 0, RowShape.strides(write.extents()));
      int step = Batch.isBatched(x) ? x.shape().size() : 0;
      Copies.strided(
          scope.frame.scratch,
          code,
          scope.array(x),
          step,
          read,
          result,
          n.shape().size(),
          write,
          scope.rowsOf(n),
          n.dtype());
    }
  }

  private static void place(Scope scope, Node n, Pieces.Piece piece) {
    Code code = scope.code;
    Array to = part(scope, n, piece.start());
    Value size = code.index(piece.length());
    if (piece.from().isPresent()) {
      Copies.block(code, scope.array(piece.from().get()), to, size, n.dtype());
    } else {
      Copies.fill(code, to, size, code.constant(0, n.dtype()), n.dtype());
    }
  }

  private static void gather(Scope scope, Node n) {
    Node table = n.argument(0);
    int extent = table.shape().extent(0);
    int rowSize = extent == 0 ? 1 : table.shape().size() / extent;
    Array from = scope.array(table);
    Array indices = scope.array(n.argument(1));
    new KernelCalls(scope.code, n.dtype())
        .gather(from, extent, rowSize, indices, scope.sizeOf(n.argument(1)), scope.result(n));
  }

  private static void scatter(Scope scope, Node n, int extent) {
    Array indices = scope.array(n.argument(0));
    Array rows = scope.array(n.argument(1));
    Array table = scope.result(n);
    Copies.fill(scope.code, table, scope.sizeOf(n), scope.code.constant(0.0, n.dtype()), n.dtype());
    addRows(scope, n, extent, indices, rows, table);
  }

  static void addRows(Scope scope, Node n, int extent, Array indices, Array rows, Array table) {
    int rowSize = extent == 0 ? 1 : n.shape().size() / extent;
    new KernelCalls(scope.code, n.dtype())
        .scatterAdd(rows, extent, rowSize, indices, scope.sizeOf(n.argument(0)), table);
  }
}
