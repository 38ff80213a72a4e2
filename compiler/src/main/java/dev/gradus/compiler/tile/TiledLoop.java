package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.Flavour;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.kernel.Tiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a loop in tiles, and the loop as it stands for few iterations:
 *
 * <pre>
 * if (many iterations) {
 *   for (int first = from; first &lt; to; first += 256) {
 *     int size = min(to - first, 256);
 *     …
 *   }
 *   initial + total of what the lanes have added up
 * } else {
 *   for (…) …
 * }</pre>
 */
final class TiledLoop {
  /** Elements between what consecutive iterations read, at most. */
  private static final int FAR = 64;

  private final Plan plan;
  private final Sizes sizes;
  private final Code code;
  private final Fresh fresh;

  private TiledLoop(Plan plan, Sizes sizes, Code code) {
    this.plan = plan;
    this.sizes = sizes;
    this.code = code;
    this.fresh = code.fresh();
  }

  /**
   * Writes the loop.
   *
   * @param otherwise the body for few iterations
   */
  static void write(Plan plan, Sizes sizes, Block otherwise, Code code) {
    new TiledLoop(plan, sizes, code).write(otherwise);
  }

  private void write(Block body) {
    Statement.For l = plan.loop;
    Range range = Range.of(l, code);
    Value many = condition(range);
    Code tiled = code.inner();
    List<Value> results = tiles(range.low(), range.high(), range.trips(), tiled);
    Code plain = code.inner();
    List<Value> same = fresh.like(l.results());
    plain.add(l.carrying(l.carried(), l.initial(), body, same));
    code.add(
        new Statement.If(
            many, tiled.yielding(results), plain.yielding(same), l.results(), l.position()));
  }

  private Value condition(Range range) {
    Value many = range.hasAtLeast(sizes.least(), code);
    Value highest = plan.loop.step() > 0 ? range.high() : plan.loop.from();
    many = code.and(many, compare(Comparison.LE, highest, Integer.MAX_VALUE - Tiles.SIZE - 1));
    for (Value rows : plan.memory.notNegative()) {
      many = code.and(many, compare(Comparison.GE, rows, 0));
    }
    for (Value distance : plan.distances()) {
      if (!Inside.defines(plan.loop, distance)) {
        many = code.and(many, compare(Comparison.LE, distance, FAR));
      }
    }
    return many;
  }

  private Value compare(Comparison comparison, Value value, int limit) {
    return code.apply(new Operation.Compare(comparison), value, code.constant(limit));
  }

  /** The loop over tiles; gives its results. */
  private List<Value> tiles(Value from, Value to, Value trips, Code tiled) {
    int capacity = sizes.tile();
    Rows rows = new Rows(fresh, tiled);
    Value first = fresh.value(Type.INT, "first");
    Code body = tiled.inner();
    Value left = body.whole(WholeOp.SUBTRACT, to, first);
    Value size = body.whole(WholeOp.MIN, left, body.constant(capacity));
    Frame frame = new Frame(plan, rows, first, size, capacity);
    Code before = tiled.inner();
    expand(frame, before);
    new TileCode(frame).block(plan.loop.body(), body);
    plan.memory.rows().inOrder().forEach(new Blocks(frame, body)::addRow);
    frame.allSums().forEach(sums -> frame.scratch(sums.type().element()));
    rows.write(tiled);
    tiled.addAll(before);
    Value lanes = tiled.whole(WholeOp.MIN, trips, tiled.constant(capacity));
    for (Value sums : frame.allSums()) {
      Type element = sums.type().element();
      String parameters = sums.type().descriptor() + "II" + element.descriptor();
      Value zero = tiled.real(0, element);
      tiled.run(Tiles.class, "fill", parameters, sums, tiled.constant(0), lanes, zero);
    }
    tiled.forLoop("tiles", first, from, to, capacity, body);
    return results(frame, trips, lanes, tiled);
  }

  /** Makes rows of the arrays that every iteration has for itself. */
  private void expand(Frame frame, Code before) {
    for (Value array : plan.memory.privateArrays()) {
      Value length = plan.uses.definition(array).orElseThrow().arguments().get(0);
      Operation make = new Operation.NewArray(array.type().array());
      frame.expanded.put(array, before.apply(make, length, before.constant(frame.capacity)));
    }
    for (RepeatedGathers.Gather g : plan.repeated()) {
      Value trips = before.whole(WholeOp.SUBTRACT, g.over().to(), g.over().from());
      Value rows = before.whole(WholeOp.MAX, trips, before.constant(0));
      Operation make = new Operation.NewArray(g.element().array().array());
      frame.gathered.put(g.load(), before.apply(make, rows, before.constant(frame.capacity)));
    }
    Saves.stacks(plan.loop.body())
        .forEach(
            (type, stack) -> {
              String name = type.equals(Type.DOUBLE) ? "reserveDoubles" : "reserveFloats";
              Operation top =
                  new Operation.StaticCall(
                      Typing.SAVE_STACK.className(),
                      name,
                      "(" + Typing.SAVE_STACK.descriptor() + "I)I",
                      false);
              frame.savedFrom.put(type, before.apply(top, stack, before.constant(0)));
            });
  }

  private List<Value> results(Frame frame, Value trips, Value lanes, Code tiled) {
    List<Value> results = new ArrayList<>();
    List<Value> next = ((Terminator.Yield) plan.loop.body().terminator()).values();
    for (int k = 0; k < next.size(); k++) {
      Value initial = plan.loop.initial().get(k);
      Sums.Step step = plan.sums.steps().get(plan.loop.carried().get(k));
      if (step != null) {
        Value change = tiled.whole(WholeOp.MULTIPLY, trips, step.by());
        results.add(
            tiled.whole(step.down() ? WholeOp.SUBTRACT : WholeOp.ADD, step.initial(), change));
      } else {
        Optional<Value> plus = frame.sums(k, false).map(s -> Blocks.rowSum(s, lanes, frame, tiled));
        Optional<Value> minus = frame.sums(k, true).map(s -> Blocks.rowSum(s, lanes, frame, tiled));
        Value added = combine(initial, plus, ArithmeticOps.ADD, tiled);
        results.add(combine(added, minus, ArithmeticOps.SUBTRACT, tiled));
      }
    }
    return results;
  }

  private static Value combine(Value sum, Optional<Value> total, ScalarOp op, Code tiled) {
    return total.isEmpty()
        ? sum
        : tiled.apply(new Operation.Scalar(op, Flavour.STRICT), sum, total.get());
  }
}
