package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation.LogicOp;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.plan.Batch;
import dev.gradus.compiler.plan.Stage;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.kernel.Team;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A loop over the batch as a function over a range of its rows, which threads may run at the same
 * time for different ranges, and its calls. What the function adds up goes into an array with a
 * place for every range; behind the loop the places are added in order.
 */
final class RangedStage {
  private final Frame frame;
  private final Code code;
  private final RowFunctions functions;
  private final Stage stage;
  private final Map<Node, Array> outputs;
  private final SumsOfRanges sums;
  private final int number;
  private final String name;

  private RangedStage(Frame frame, RowFunctions functions, Stage stage, Map<Node, Array> outputs) {
    this.frame = frame;
    this.code = frame.code;
    this.functions = functions;
    this.stage = stage;
    this.outputs = outputs;
    this.sums = new SumsOfRanges(frame, stage.reductions());
    this.number = functions.next();
    this.name = code.name + "Rows" + number;
  }

  static void emit(Frame frame, RowFunctions functions, Stage stage, Map<Node, Array> outputs) {
    if (stage.whole()) {
      TileLoop.emit(frame, scans(frame, stage), outputs);
      if (!stage.reductions().isEmpty()) {
        Stage rest = new Stage(true, false, List.of(), stage.reductions(), List.of());
        new RangedStage(frame, functions, rest, outputs).emit();
      }
    } else {
      new RangedStage(frame, functions, stage, outputs).emit();
    }
  }

  /** A stage that must see the whole batch at once, without its sums, but with what they need. */
  private static Stage scans(Frame frame, Stage stage) {
    Set<Node> kept = new LinkedHashSet<>(stage.kept());
    for (Node n : stage.reductions()) {
      n.arguments().stream()
          .filter(a -> Batch.isBatched(a) && frame.known(a).isEmpty())
          .forEach(kept::add);
    }
    return new Stage(true, true, stage.nodes(), List.of(), new ArrayList<>(kept));
  }

  private void emit() {
    for (Node n : stage.kept()) {
      outputs.computeIfAbsent(
          n, k -> Array.of(frame.scratch.take(n.dtype(), n.shape().size(), true)));
    }
    functions.add(function());
    Value count = RangeCode.count(code, frame.tuning.leastRowsOfRange());
    sums.makeRoom(isShared() ? count : code.index(1));
    if (isShared()) {
      share(count);
      sums.begin(code.index(0));
      ranges(code.index(1), count, sums::add);
    } else {
      call(code.index(0));
      sums.begin(code.index(0));
      ranges(
          code.index(1),
          count,
          range -> {
            call(range);
            sums.add(code.index(0));
          });
    }
    for (Node n : stage.kept()) {
      frame.put(n, outputs.get(n));
    }
  }

  /** Whether threads may run it, every range with a place of its own for its sums. */
  private boolean isShared() {
    return sums.size() <= frame.tuning.mostSharedSums();
  }

  private void ranges(Value from, Value count, Consumer<Value> body) {
    code.f.forLoop("ranges", from, count, 1, body);
  }

  /** Has a team run all ranges, or runs them one after the other. */
  private void share(Value count) {
    Value done =
        code.f.callStatic(
            Team.class,
            "shareRows",
            "(IIII)Z",
            code.index(number),
            count,
            code.batch(),
            code.index(RowCost.of(stage, code.arithmetic)));
    code.f.ifThen(code.f.logic(LogicOp.NOT, done), () -> ranges(code.index(0), count, this::call));
  }

  private void call(Value range) {
    code.f.call(name, Type.VOID, RowFunctions.with(code.common(), range));
  }

  private Function function() {
    RangeCode rows = new RangeCode(name, code.arithmetic, frame.tuning.leastRowsOfRange());
    Frame inside = new Frame(rows, frame.scratch, frame.tuning, frame.graph);
    handOver(inside);
    frame.scratch.share(false);
    frame.scratch.releasePrivate();
    if (RowLoop.suits(inside, stage, outputs.keySet())) {
      RowLoop.emit(inside, stage, outputs);
    } else {
      TileLoop.emit(inside, stage, outputs);
    }
    sums.store(inside, isShared() ? rows.range() : rows.index(0));
    frame.scratch.share(true);
    rows.f.returnsVoid();
    return rows.f.build();
  }

  /** Tells the function where the values stand that it reads: those made before it, in arrays. */
  private void handOver(Frame inside) {
    for (Node n : frame.graph.inputs()) {
      inside.put(n, frame.known(n).orElseThrow());
    }
    List<Node> all = new ArrayList<>(stage.nodes());
    all.addAll(stage.reductions());
    for (Node n : all) {
      for (Node a : n.arguments()) {
        Node x = Scope.spreadFrom(a).orElse(a);
        if (!Batch.isBatched(x)) {
          handOver(x, inside);
        }
        if (Batch.isBatched(a)) {
          frame.known(a).ifPresent(array -> inside.put(a, array));
        }
      }
    }
  }

  private void handOver(Node x, Frame inside) {
    if (!(x.kind() instanceof NodeKind.Constant || x.kind() instanceof NodeKind.Scan)) {
      inside.put(x, standing(x));
    }
  }

  /** The array of a static value, the first element at its start. */
  private Array standing(Node x) {
    Array array = frame.array(x);
    if (array.isAtBase()) {
      return array;
    }
    Array copy = Array.of(frame.scratch.take(x.dtype(), x.shape().size(), false));
    Copies.block(code, array, copy, code.index(x.shape().size()), x.dtype());
    frame.put(x, copy);
    return copy;
  }
}
