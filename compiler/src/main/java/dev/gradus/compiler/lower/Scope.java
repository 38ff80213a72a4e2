package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.plan.Batch;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where array code runs: straight through on static values (one row), or inside a loop over tiles
 * of the batch, on as many rows as the tile has. Tiles stand at position 0 of their arrays.
 */
final class Scope {
  final Frame frame;
  final Code code;
  final boolean batched;

  /** Rows of this tile; 1 where static. */
  final Value rows;

  /** First row of this tile in the batch. */
  private final Value firstRow;

  /** Rows of the largest tile, or 0 where a tile is the whole batch. */
  private final int capacity;

  private final Map<Node, Array> local = new HashMap<>();
  private final Map<Node, Array> atBase = new HashMap<>();

  private Scope(Frame frame, boolean batched, Value rows, Value firstRow, int capacity) {
    this.frame = frame;
    this.code = frame.code;
    this.batched = batched;
    this.rows = rows;
    this.firstRow = firstRow;
    this.capacity = capacity;
  }

  static Scope ofStatic(Frame frame) {
    Value one = frame.code.index(1);
    return new Scope(frame, false, one, frame.code.index(0), 1);
  }

  static Scope ofTile(Frame frame, Value rows, Value firstRow, int capacity) {
    return new Scope(frame, true, rows, firstRow, capacity);
  }

  /** A tile that is the whole batch. */
  static Scope ofBatch(Frame frame) {
    return new Scope(frame, true, frame.code.batch(), frame.code.index(0), 0);
  }

  boolean isWhole() {
    return batched && capacity == 0;
  }

  Value firstRow() {
    return firstRow;
  }

  /** Rows to prepare where a value is the same in every row and tile. */
  Value capacityRows() {
    return capacity == 0 ? code.batch() : code.index(capacity);
  }

  /** Number of rows of a node here: the tile's, or one if it is static. */
  Value rowsOf(Node n) {
    return batched && Batch.isBatched(n) ? rows : code.index(1);
  }

  /** Number of elements of a node here. */
  Value sizeOf(Node n) {
    return batched && Batch.isBatched(n)
        ? code.times(rows, n.shape().size())
        : code.index(n.shape().size());
  }

  /** Scratch for a value of one tile. */
  Slot take(dev.gradus.runtime.DType dtype, int sizeOfRow, boolean ofTile) {
    boolean perRow = ofTile && capacity == 0;
    int length = !ofTile || perRow ? sizeOfRow : sizeOfRow * capacity;
    return frame.scratch.take(dtype, length, perRow);
  }

  /** An array for a value about to be computed. */
  Array result(Node n) {
    if (!Batch.isBatched(n)) {
      return frame.result(n);
    }
    Array array = Array.of(take(n.dtype(), n.shape().size(), true));
    local.put(n, array);
    return array;
  }

  /** Records that a value stands in an array already. */
  void put(Node n, Array array) {
    if (Batch.isBatched(n)) {
      local.put(n, array);
    } else {
      frame.put(n, array);
    }
  }

  /** Forgets the array of a batched value, which is used no more. */
  Optional<Array> forget(Node n) {
    atBase.remove(n);
    return Optional.ofNullable(local.remove(n));
  }

  /** The array of a value; a batched one's first element is that of the tile's first row. */
  Array array(Node n) {
    if (!Batch.isBatched(n)) {
      return frame.array(n);
    }
    Array here = local.get(n);
    if (here != null) {
      return here;
    }
    if (frame.knownForEveryTile(n).isPresent()) {
      return frame.knownForEveryTile(n).get();
    }
    if (spreadFrom(n).isPresent()) {
      Array filled = result(n);
      Copies.fill(code, filled, sizeOf(n), uniform(n).orElseThrow(), n.dtype());
      return filled;
    }
    Array whole =
        frame
            .known(n)
            .orElseThrow(() -> new IllegalStateException(n + " " + n.kind() + " is not available"));
    return isWhole()
        ? whole
        : new Array(
            whole.slot(),
            Optional.of(whole.position(code, code.times(firstRow, n.shape().size()))));
  }

  /** The array of a value, its first element at position 0; copied there if need be. */
  Slot arrayAtBase(Node n) {
    Array array = array(n);
    if (array.isAtBase()) {
      return array.slot();
    }
    Array copy = atBase.get(n);
    if (copy == null) {
      copy = Array.of(take(n.dtype(), n.shape().size(), Batch.isBatched(n)));
      Copies.block(code, array, copy, sizeOf(n), n.dtype());
      atBase.put(n, copy);
    }
    return copy.slot();
  }

  /** The scalar that every element of a node equals, where it is spread from a static scalar. */
  Optional<Value> uniform(Node n) {
    return spreadFrom(n).map(x -> frame.elements(x).get(0));
  }

  /** The static scalar that a node is a broadcast of, if it is. */
  static Optional<Node> spreadFrom(Node n) {
    Node x = n;
    while (x.kind() instanceof NodeKind.Expand || x.kind() instanceof NodeKind.Reshape) {
      x = x.argument(0);
    }
    boolean scalar =
        x.shape().size() == 1 && !Batch.isBatched(x) && !(x.kind() instanceof NodeKind.Scan);
    return scalar ? Optional.of(x) : Optional.empty();
  }

  /**
   * Makes the static operands that nodes in a loop will read; to be called before the loop begins.
   */
  void prepare(List<Node> nodes) {
    for (Node n : nodes) {
      for (Node a : n.arguments()) {
        if (spreadFrom(a).isPresent()) {
          frame.elements(spreadFrom(a).get());
        }
        boolean asScalar = spreadFrom(a).isPresent() && Fusion.key(n, code.arithmetic).isPresent();
        if (!Batch.isBatched(a) && !asScalar && !(a.kind() instanceof NodeKind.Scan)) {
          frame.array(a);
        }
      }
    }
  }
}
