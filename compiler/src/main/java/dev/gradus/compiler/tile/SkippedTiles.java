package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.LogicOp;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.kernel.Tiles;
import java.util.List;
import java.util.Optional;

/**
 * Writes loops that do nothing for elements beyond a bound, as running maxima and the way back
 * through them: tiles in which no element reaches it are skipped as a whole.
 *
 * <pre>
 * for (int i = from; i &lt; to; i++)      for (int tile = 0; tile &lt; tiles; tile++) {
 *   if (!(x[i] &lt; m)) …                   int start = from + 256 * tile;
 *                                           int end = min(start + 256, to);
 *                                           if (!Tiles.allLess(x, start, end - start, m))
 *                                             for (int i = start; i &lt; end; i++)
 *                                               if (!(x[i] &lt; m)) …
 *                                         }</pre>
 */
final class SkippedTiles {
  private final Statement.For loop;
  private final SkippedIterations skipped;
  private final Sizes sizes;
  private final Code code;

  private SkippedTiles(Statement.For loop, SkippedIterations skipped, Sizes sizes, Fresh fresh) {
    this.loop = loop;
    this.skipped = skipped;
    this.sizes = sizes;
    code = new Code(fresh, loop.position());
  }

  /** What stands for the loop; empty if it is no such loop. */
  static Optional<List<Statement>> apply(Statement.For loop, Uses uses, Sizes sizes, Fresh fresh) {
    return SkippedIterations.of(loop, uses)
        .map(s -> new SkippedTiles(loop, s, sizes, fresh).write());
  }

  private boolean isUp() {
    return loop.step() > 0;
  }

  private List<Statement> write() {
    Range range = Range.of(loop, code);
    Value trips = range.trips();
    Value many = many(range);
    Value one = code.constant(1);
    Value capacity = code.constant(sizes.tile());
    Value before = code.whole(WholeOp.DIVIDE, code.whole(WholeOp.SUBTRACT, trips, one), capacity);
    Value tiles = choose(many, code.whole(WholeOp.ADD, before, one), one, code);
    Value tile = code.fresh(Type.INT, "tile");
    List<Value> carried = code.freshLike(loop.carried());
    Code body = code.inner();
    Block block = tile(tile, carried, many, body);
    code.add(
        new Statement.For(
            new Label("tiles"),
            tile,
            code.constant(0),
            tiles,
            1,
            carried,
            loop.initial(),
            block,
            loop.results(),
            loop.position()));
    return code.statements();
  }

  /** Whether there are enough iterations for tiles, and none of their bounds overflows. */
  private Value many(Range range) {
    int limit = Integer.MAX_VALUE - Tiles.SIZE;
    Value near =
        isUp()
            ? code.compare(Comparison.LE, loop.to(), code.constant(limit))
            : code.compare(Comparison.GE, loop.to(), code.constant(-limit));
    return code.and(range.hasAtLeast(sizes.least(), code), near);
  }

  private static Value choose(Value condition, Value a, Value b, Code code) {
    return code.apply(new Operation.Choose(), condition, a, b);
  }

  private Block tile(Value tile, List<Value> carried, Value many, Code body) {
    Value capacity = body.constant(sizes.tile());
    Value done = body.whole(WholeOp.MULTIPLY, tile, capacity);
    WholeOp on = isUp() ? WholeOp.ADD : WholeOp.SUBTRACT;
    Value start = body.whole(on, loop.from(), done);
    Value next = body.whole(on, start, capacity);
    Value last = body.whole(isUp() ? WholeOp.MIN : WholeOp.MAX, next, loop.to());
    Value end = choose(many, last, loop.to(), body);
    Code asking = body.inner();
    Value none = noneReaches(start, end, carried, asking);
    Value skip = body.andThen(many, asking, none);
    List<Value> results = body.freshLike(carried);
    List<Value> ran = body.freshLike(carried);
    Statement.For run =
        new Statement.For(
            loop.label(),
            loop.index(),
            start,
            end,
            loop.step(),
            loop.carried(),
            carried,
            loop.body(),
            ran,
            loop.position());
    Block stay = new Block(List.of(), new Terminator.Yield(carried));
    Block go = new Block(List.of(run), new Terminator.Yield(ran));
    body.add(new Statement.If(skip, stay, go, results, loop.position()));
    return body.yielding(results);
  }

  /** Whether the iterations of a tile have nothing to do. */
  private Value noneReaches(Value start, Value end, List<Value> carried, Code asking) {
    Range range = Range.of(start, end, loop.step(), asking);
    int at = loop.carried().indexOf(skipped.bound());
    Value bound = at < 0 ? skipped.bound() : carried.get(at);
    Value from = asking.whole(WholeOp.ADD, range.low(), asking.constant(skipped.distance()));
    Value array = skipped.array();
    String element = bound.type().descriptor();
    Operation all =
        Code.call(
            Tiles.class,
            skipped.less() ? "allLess" : "allGreater",
            "(" + array.type().descriptor() + "II" + element + ")Z");
    Value beyond = asking.apply(all, array, from, range.trips(), bound);
    if (skipped.exception().isEmpty()) {
      return beyond;
    }
    SkippedIterations.Exempt exception = skipped.exception().get();
    Value first = asking.whole(WholeOp.ADD, range.low(), asking.constant(exception.distance()));
    Value behind = asking.whole(WholeOp.ADD, first, range.trips());
    Value before = asking.compare(Comparison.LT, exception.place(), first);
    Value after = asking.compare(Comparison.GE, exception.place(), behind);
    Value elsewhere = asking.apply(new Operation.Logic(LogicOp.OR), before, after);
    return asking.and(beyond, elsewhere);
  }
}
