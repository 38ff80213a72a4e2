package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.plan.Batch;
import dev.gradus.compiler.plan.Stage;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A loop over the batch in tiles of rows, every value of a tile an array: what comes in is read
 * once for forward and backward.
 */
final class TileLoop {
  /** Elements of inputs per tile, as a multiple of those of the widest value. */
  private static final int CACHED_INPUTS = 4;

  /** Elements of a matrix that is worth more rows. */
  private static final int LARGE_MATRIX = 4096;

  /** Rows that share one reading of a large matrix. */
  private static final int ROWS_PER_MATRIX = 128;

  private final Frame frame;
  private final Stage stage;
  private final Map<Node, Array> outputs;
  private final List<BatchSum> sums = new ArrayList<>();
  private final List<Node> nodes;

  private TileLoop(Frame frame, Stage stage, Map<Node, Array> outputs) {
    this.frame = frame;
    this.stage = stage;
    this.outputs = outputs;
    stage.reductions().forEach(n -> sums.add(BatchSums.of(frame, n)));
    this.nodes =
        stage.nodes().stream()
            .filter(n -> !(n.kind() instanceof NodeKind.Input))
            .filter(n -> !(n.kind() instanceof NodeKind.Pick))
            .filter(n -> !isSameInEveryTile(n))
            .toList();
  }

  static void emit(Frame frame, Stage stage, Map<Node, Array> outputs) {
    new TileLoop(frame, stage, outputs).emit();
  }

  private void emit() {
    Code code = frame.code;
    for (Node n : stage.kept()) {
      if (!outputs.containsKey(n)) {
        Slot slot = frame.scratch.take(n.dtype(), n.shape().size(), true);
        outputs.put(n, Array.of(slot));
      }
    }
    int capacity = stage.whole() ? 0 : rowsPerTile();
    Scope outside = Scope.ofTile(frame, code.index(capacity), code.index(0), capacity);
    Scope prepared = stage.whole() ? Scope.ofBatch(frame) : outside;
    prepare(prepared);
    sums.forEach(BatchSum::begin);
    frame.inLoop(true);
    if (stage.whole()) {
      tile(prepared);
    } else {
      Value step = code.index(capacity);
      code.f.forLoop(
          "tiles",
          code.firstRow(),
          code.endRow(),
          capacity,
          first -> {
            Value left = code.f.whole(WholeOp.SUBTRACT, code.endRow(), first);
            Value rows = code.f.whole(WholeOp.MIN, step, left);
            tile(Scope.ofTile(frame, rows, first, capacity));
          });
    }
    frame.inLoop(false);
    sums.forEach(BatchSum::end);
    for (Node n : stage.kept()) {
      frame.put(n, outputs.get(n));
    }
  }

  private void prepare(Scope scope) {
    List<Node> readers = new ArrayList<>(nodes);
    readers.addAll(stage.reductions());
    scope.prepare(readers);
    nodes.stream().filter(ShortRows::suits).forEach(n -> ShortRows.prepare(frame, n));
    for (Node n : stage.nodes()) {
      if (isSameInEveryTile(n) && Scope.spreadFrom(n).isEmpty()) {
        scope.prepare(List.of(n));
        Array array = Array.of(scope.take(n.dtype(), n.shape().size(), true));
        BlockCode.read(scope, n, array, scope.capacityRows());
        frame.putForEveryTile(n, array);
      } else if (Scope.spreadFrom(n).isPresent()) {
        frame.elements(Scope.spreadFrom(n).get());
      }
    }
  }

  /** Whether a node spreads a static value over the rows of the batch. */
  private static boolean isSameInEveryTile(Node n) {
    return n.kind() instanceof NodeKind.Expand && !Batch.isBatched(n.argument(0));
  }

  private void tile(Scope scope) {
    Set<Node> lasting = new HashSet<>(stage.kept());
    stage.nodes().stream().filter(outputs::containsKey).forEach(lasting::add);
    Schedule schedule = new Schedule(scope, nodes, stage.reductions(), lasting, n -> false);
    schedule.emit(nodes);
    for (int i = 0; i < sums.size(); i++) {
      sums.get(i).tile(scope);
      schedule.done(stage.reductions().get(i));
    }
    for (Node n : lasting) {
      store(scope, n);
    }
  }

  private void store(Scope scope, Node n) {
    Array whole = outputs.get(n);
    Value at = frame.code.times(scope.firstRow(), n.shape().size());
    Array to = new Array(whole.slot(), java.util.Optional.of(whole.position(frame.code, at)));
    Copies.block(frame.code, scope.array(n), to, scope.sizeOf(n), n.dtype());
  }

  /**
   * As many rows as keep the widest value in the first-level cache; more where a product with a
   * large matrix would read that anew for every tile; fewer where rows of an input that is read for
   * forward and backward would not stay in the second-level cache between the two.
   */
  private int rowsPerTile() {
    int widest = 1;
    int widestInput = 1;
    boolean largeProduct = false;
    List<Node> all = new ArrayList<>(nodes);
    all.addAll(stage.reductions());
    for (Node n : all) {
      if (Batch.isBatched(n)) {
        widest = Math.max(widest, n.shape().size());
      }
      if (n.kind() instanceof NodeKind.Contract) {
        for (Node a : n.arguments()) {
          boolean input = a.kind() instanceof NodeKind.Input && Batch.isBatched(a);
          widestInput = Math.max(widestInput, input ? a.shape().size() : 1);
        }
        largeProduct |= isLargeProduct(n);
      }
    }
    Tuning t = frame.tuning;
    int rows = t.elementsPerTile() / widest / 16 * 16;
    int cached = CACHED_INPUTS * t.elementsPerTile() / widestInput / 16 * 16;
    int most = largeProduct ? t.mostRows() : Math.min(t.mostRows(), cached);
    int least = largeProduct ? Math.min(t.mostRows(), ROWS_PER_MATRIX) : t.leastRows();
    return Math.max(t.leastRows(), Math.max(least, Math.min(most, rows)));
  }

  /** Whether both operands, or operand and result, have a second axis beside the batch. */
  private static boolean isLargeProduct(Node n) {
    int smaller = Math.min(n.argument(0).shape().size(), n.argument(1).shape().size());
    return smaller > 1 && n.shape().size() >= 16 && n.shape().size() * smaller >= LARGE_MATRIX;
  }
}
