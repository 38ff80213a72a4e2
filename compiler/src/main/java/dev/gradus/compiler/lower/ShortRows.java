package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.plan.Batch;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Contractions of short rows, in loops over the rows of a tile with the elements of a row in
 * locals: a product kernel would take longer to begin than such a row takes.
 */
final class ShortRows {
  /** Elements of a row, and of what it is multiplied with. */
  private static final int MOST_ELEMENTS = 32;

  /** Sums over the batch that stay in registers. */
  private static final int MOST_SUMS = 24;

  private ShortRows() {}

  /** Whether a node multiplies short rows by few static numbers; one number comes of each row. */
  static boolean suits(Node n) {
    return n.kind() instanceof NodeKind.Contract
        && Batch.isBatched(n)
        && n.shape().size() == 1
        && n.arguments().stream().anyMatch(a -> !Batch.isBatched(a))
        && n.arguments().stream().allMatch(ShortRows::isShort);
  }

  /** Whether a node multiplies and adds up short rows over the batch, into few sums. */
  static boolean suitsSum(Node n) {
    return n.kind() instanceof NodeKind.Contract
        && Batch.isReduction(n)
        && n.shape().size() <= MOST_SUMS
        && n.arguments().stream().allMatch(a -> Batch.isBatched(a) && isShort(a));
  }

  private static boolean isShort(Node n) {
    return n.shape().size() <= MOST_ELEMENTS && n.shape().size() > 0;
  }

  /** Makes locals of what the rows are multiplied with, before the loop over tiles. */
  static void prepare(Frame frame, Node n) {
    n.arguments().stream().filter(a -> !Batch.isBatched(a)).forEach(frame::elements);
  }

  /** Computes the products of a tile. */
  static void emit(Scope scope, Node n) {
    Code code = scope.code;
    Array result = scope.result(n);
    Value to = code.array(result.slot());
    code.f.forLoop(
        "rows",
        code.index(0),
        scope.rows,
        1,
        row -> {
          Value element = Elements.of(code, n, a -> elements(scope, a, row)).get(0);
          code.store(to, result.position(code, row), element, n.dtype());
        });
  }

  /** A sum over the batch whose terms are products; from tile to tile it stands in its array. */
  record Sum(Frame frame, Node n) implements BatchSum {
    @Override
    public void begin() {
      Value zero = frame.code.constant(0.0, n.dtype());
      Value size = frame.code.index(n.shape().size());
      Copies.fill(frame.code, frame.result(n), size, zero, n.dtype());
    }

    @Override
    public void tile(Scope scope) {
      Code code = frame.code;
      Array sums = frame.array(n);
      Value base = code.array(sums.slot());
      List<Value> before = new ArrayList<>();
      for (int i = 0; i < n.shape().size(); i++) {
        before.add(code.load(base, sums.position(code, code.index(i)), n.dtype()));
      }
      RowSum sum = RowSum.begin(frame, n, true);
      List<Value> after =
          code.f.forLoop(
              "rows",
              code.index(0),
              scope.rows,
              1,
              before,
              (row, now) -> sum.row(row, now, a -> elements(scope, a, row)));
      for (int i = 0; i < after.size(); i++) {
        code.store(base, sums.position(code, code.index(i)), after.get(i), n.dtype());
      }
    }

    @Override
    public void end() {
      // The sums stand in their array.
    }
  }

  private static List<Value> elements(Scope scope, Node n, Value row) {
    if (!Batch.isBatched(n)) {
      return scope.frame.elements(n);
    }
    Code code = scope.code;
    Array array = scope.array(n);
    Value base = code.array(array.slot());
    Value start = array.position(code, code.times(row, n.shape().size()));
    List<Value> elements = new ArrayList<>();
    for (int i = 0; i < n.shape().size(); i++) {
      elements.add(code.load(base, code.plus(start, code.index(i)), n.dtype()));
    }
    return elements;
  }
}
