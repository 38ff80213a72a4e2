package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.plan.Batch;
import dev.gradus.compiler.plan.Stage;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.Arithmetic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A loop over the rows of the batch, every element of a row a local: for rows of few operations,
 * where forward and backward then run in registers.
 */
final class RowLoop {
  private static final int MOST_STATICS = 96;
  private static final int MOST_CARRIED = 24;

  private final Frame frame;
  private final Code code;
  private final Stage stage;
  private final Map<Node, Array> outputs;
  private final Map<Node, Value> bases = new HashMap<>();
  private final List<RowSum> sums = new ArrayList<>();

  private RowLoop(Frame frame, Stage stage, Map<Node, Array> outputs) {
    this.frame = frame;
    this.code = frame.code;
    this.stage = stage;
    this.outputs = outputs;
  }

  /**
   * Whether a stage is small enough for this, and has no functions that are several times as fast
   * when a block kernel computes them for many rows.
   */
  static boolean suits(Frame frame, Stage stage, Set<Node> outputs) {
    List<Node> all = new ArrayList<>(stage.nodes());
    all.addAll(stage.reductions());
    long cost = 0;
    int statics = 0;
    for (Node n : all) {
      if (!Elements.canUnroll(n.kind()) || isBlock(n, frame.code.arithmetic)) {
        return false;
      }
      cost += Elements.cost(n) + (outputs.contains(n) ? n.shape().size() : 0);
      cost += n.kind() instanceof NodeKind.Input ? n.shape().size() : 0;
    }
    for (Node a : statics(all)) {
      statics += Scope.spreadFrom(a).isPresent() ? 1 : a.shape().size();
    }
    return cost <= frame.tuning.operationsPerRow() && statics <= MOST_STATICS;
  }

  /** Whether a block kernel computes a function several times as fast for many rows. */
  static boolean isBlock(Node n, Arithmetic arithmetic) {
    return n.kind() instanceof NodeKind.Elementwise e
        && Fusion.block(e.op(), arithmetic).isPresent();
  }

  private static Set<Node> statics(List<Node> nodes) {
    Set<Node> found = new LinkedHashSet<>();
    nodes.forEach(n -> n.arguments().stream().filter(a -> !Batch.isBatched(a)).forEach(found::add));
    return found;
  }

  static void emit(Frame frame, Stage stage, Map<Node, Array> outputs) {
    new RowLoop(frame, stage, outputs).emit();
  }

  private void emit() {
    List<Node> all = new ArrayList<>(stage.nodes());
    all.addAll(stage.reductions());
    statics(all).forEach(frame::elements);
    for (Node n : stage.kept()) {
      outputs.computeIfAbsent(
          n, k -> Array.of(frame.scratch.take(n.dtype(), n.shape().size(), true)));
    }
    for (Node n : all) {
      for (Node x : n.arguments()) {
        readable(x);
      }
      readable(n);
      if (outputs.containsKey(n) && !bases.containsKey(n)) {
        bases.put(n, code.array(outputs.get(n).slot()));
      }
    }
    begin();
    frame.inLoop(true);
    List<Value> ends =
        code.f.forLoop(
            "rows",
            code.firstRow(),
            code.endRow(),
            1,
            starts(),
            (row, carried) -> row(row, carried));
    frame.inLoop(false);
    int next = 0;
    for (RowSum sum : sums) {
      sum.end(ends.subList(next, next + sum.carried().size()));
      next += sum.carried().size();
    }
    for (Node n : stage.kept()) {
      frame.put(n, outputs.get(n));
    }
  }

  /** Loads the array of a value that stands in one for the whole batch. */
  private void readable(Node x) {
    if (Batch.isBatched(x) && frame.known(x).isPresent()) {
      bases.computeIfAbsent(x, k -> code.array(frame.known(x).get().slot()));
    }
  }

  private void begin() {
    int carried = 0;
    for (Node n : stage.reductions()) {
      boolean fits = carried + n.shape().size() <= MOST_CARRIED;
      RowSum sum = RowSum.begin(frame, n, fits);
      carried += sum.carried().size();
      sums.add(sum);
    }
  }

  private List<Value> starts() {
    return sums.stream().flatMap(s -> s.carried().stream()).toList();
  }

  private List<Value> row(Value row, List<Value> carried) {
    Map<Node, List<Value>> values = new HashMap<>();
    for (Node n : stage.nodes()) {
      values.put(n, elements(n, row, values));
      if (outputs.containsKey(n)) {
        store(n, row, values.get(n));
      }
    }
    List<Value> next = new ArrayList<>();
    int from = 0;
    for (RowSum sum : sums) {
      int to = from + sum.carried().size();
      next.addAll(sum.row(row, carried.subList(from, to), n -> elements(n, row, values)));
      from = to;
    }
    return next;
  }

  private List<Value> elements(Node n, Value row, Map<Node, List<Value>> values) {
    if (!Batch.isBatched(n)) {
      return frame.elements(n);
    }
    List<Value> known = values.get(n);
    if (known == null) {
      known =
          frame.known(n).isPresent()
              ? loaded(n, row)
              : Elements.of(code, n, a -> elements(a, row, values));
      values.put(n, known);
    }
    return known;
  }

  private List<Value> loaded(Node n, Value row) {
    Array array = frame.known(n).orElseThrow();
    Value start = array.position(code, code.times(row, n.shape().size()));
    List<Value> list = new ArrayList<>();
    for (int i = 0; i < n.shape().size(); i++) {
      Value at = i == 0 ? start : code.plus(start, code.index(i));
      list.add(code.load(bases.get(n), at, n.dtype()));
    }
    return list;
  }

  private void store(Node n, Value row, List<Value> elements) {
    Array array = outputs.get(n);
    Value base = code.array(array.slot());
    Value start = array.position(code, code.times(row, n.shape().size()));
    for (int i = 0; i < elements.size(); i++) {
      code.store(base, code.plus(start, code.index(i)), elements.get(i), n.dtype());
    }
  }
}
