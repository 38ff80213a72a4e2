package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a graph's values while code for it is emitted: static values as locals or
 * arrays, and the arrays that hold batched values for the whole batch. Locals recorded here are in
 * scope from where they were made to the end.
 */
final class Frame {
  final Code code;
  final Scratch scratch;
  final Tuning tuning;
  final Graph graph;

  /** Where loops over rows become functions over ranges of rows; null where they do not. */
  final @Nullable RowFunctions rowFunctions;

  private final Map<Node, List<Value>> elements = new HashMap<>();
  private final Map<Node, Array> arrays = new HashMap<>();
  private final Map<Node, Slot> targets = new HashMap<>();
  private final Map<Node, Array> everyTile = new HashMap<>();
  private boolean inLoop;

  Frame(Code code, Scratch scratch, Tuning tuning, Graph graph) {
    this(code, scratch, tuning, graph, null);
  }

  Frame(
      Code code, Scratch scratch, Tuning tuning, Graph graph, @Nullable RowFunctions rowFunctions) {
    this.rowFunctions = rowFunctions;
    this.code = code;
    this.tuning = tuning;
    this.scratch = scratch;
    this.graph = graph;
  }

  /**
   * Says that a loop begins or ends: inside, no new static values can be recorded, as they would
   * not outlive it.
   */
  void inLoop(boolean now) {
    inLoop = now;
  }

  private void outsideLoop(Node n) {
    if (inLoop) {
      throw new IllegalStateException(n + " " + n.kind() + " was not prepared before the loop");
    }
  }

  /** Asks for a static value to be computed in place in an array, if that comes naturally. */
  void wantIn(Node n, Slot slot) {
    targets.putIfAbsent(n, slot);
  }

  void put(Node n, List<Value> values) {
    elements.put(n, values);
  }

  /** Records a static value as locals alone: the array that it stood in is out of date. */
  void putInstead(Node n, List<Value> values) {
    arrays.remove(n);
    elements.put(n, values);
  }

  /** Records where a static value, or a batched one for the whole batch, stands. */
  void put(Node n, Array array) {
    arrays.put(n, array);
  }

  /** Records the array of a batched value that is the same in every tile, its rows prepared. */
  void putForEveryTile(Node n, Array array) {
    everyTile.put(n, array);
  }

  Optional<Array> knownForEveryTile(Node n) {
    return Optional.ofNullable(everyTile.get(n));
  }

  Optional<Array> known(Node n) {
    return Optional.ofNullable(arrays.get(n));
  }

  boolean hasElements(Node n) {
    return elements.containsKey(n);
  }

  /** An array for a static value about to be computed. */
  Array result(Node n) {
    Slot slot = targets.get(n);
    Array array = Array.of(slot != null ? slot : scratch.take(n.dtype(), n.shape().size(), false));
    arrays.put(n, array);
    return array;
  }

  /** Every element of a static value as a local. */
  List<Value> elements(Node n) {
    List<Value> known = elements.get(n);
    if (known == null) {
      outsideLoop(n);
      known = arrays.containsKey(n) ? loaded(n) : Elements.of(code, n, this::elements);
      elements.put(n, known);
    }
    return known;
  }

  private List<Value> loaded(Node n) {
    Array array = arrays.get(n);
    Value base = code.array(array.slot());
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < n.shape().size(); i++) {
      values.add(code.load(base, array.position(code, code.index(i)), n.dtype()));
    }
    return values;
  }

  /** The array of a static value; stores its elements first where they are locals only. */
  Array array(Node n) {
    Array known = arrays.get(n);
    if (known != null) {
      return known;
    }
    outsideLoop(n);
    if (n.kind() instanceof NodeKind.Constant c) {
      known = Array.of(scratch.constant(n.dtype(), c.values().toArray()));
      arrays.put(n, known);
      return known;
    }
    Optional<Node> spread = Scope.spreadFrom(n).filter(x -> x != n);
    if (!elements.containsKey(n) && spread.isPresent()) {
      Value element = elements(spread.get()).get(0);
      Array array = result(n);
      Copies.fill(code, array, code.index(n.shape().size()), element, n.dtype());
      return array;
    }
    List<Value> values = elements(n);
    Array array = result(n);
    Value base = code.array(array.slot());
    for (int i = 0; i < values.size(); i++) {
      code.store(base, code.index(i), values.get(i), n.dtype());
    }
    return array;
  }
}
