package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Elements far apart that a loop inside reads again and again, though they do not depend on it:
 * they are put into rows once, before that loop.
 *
 * <pre>
 * for (j = 0; j &lt; k; j++)          if (0 &lt; k)
 *   for (c = 0; c &lt; d; c++)          for (c = 0; c &lt; d; c++)
 *     … x[i * d + c] …                   for (lane) gathered[c][lane] = x[(first + lane) * d + c];
 *                                  for (j = 0; j &lt; k; j++)
 *                                    for (c = 0; c &lt; d; c++)
 *                                      … gathered[c] …</pre>
 */
final class RepeatedGathers {
  /**
   * One of them.
   *
   * @param around the loop that repeats it
   * @param over the loop, inside that one, over whose index the elements differ
   */
  record Gather(Statement.For around, Statement.For over, Statement.Instruction load) {
    Value array() {
      return load.arguments().get(0);
    }

    Value index() {
      return load.arguments().get(1);
    }

    Type element() {
      return load.results().get(0).type();
    }
  }

  private final Statement.For tiled;
  private final Uses uses;
  private final Predicate<Statement.Instruction> isGather;
  private final Predicate<Value> ownMemory;
  private final List<Gather> found = new ArrayList<>();

  private RepeatedGathers(
      Statement.For tiled,
      Uses uses,
      Predicate<Statement.Instruction> isGather,
      Predicate<Value> ownMemory) {
    this.tiled = tiled;
    this.uses = uses;
    this.isGather = isGather;
    this.ownMemory = ownMemory;
  }

  /**
   * Those inside a loop.
   *
   * @param isGather whether an instruction reads elements far apart
   * @param ownMemory whether an array is the iteration's own, so that nothing else is in it
   */
  static List<Gather> in(
      Statement.For tiled,
      Uses uses,
      Predicate<Statement.Instruction> isGather,
      Predicate<Value> ownMemory) {
    RepeatedGathers all = new RepeatedGathers(tiled, uses, isGather, ownMemory);
    tiled.body().statements().forEach(all::around);
    return all.found;
  }

  private void around(Statement s) {
    if (!(s instanceof Statement.For l)) {
      return;
    }
    boolean keepsToItself =
        PrivateArrays.accesses(l.body()).stream()
            .filter(i -> i.operation() instanceof Operation.Store)
            .allMatch(i -> ownMemory.test(i.arguments().get(0)));
    for (Statement inner : l.body().statements()) {
      if (inner instanceof Statement.For over && keepsToItself && isFixed(over)) {
        over(l, over);
      }
    }
  }

  /** Whether a loop counts upwards between bounds that are known before the tiles. */
  private boolean isFixed(Statement.For over) {
    return over.step() == 1
        && !Inside.defines(tiled, over.from())
        && !Inside.defines(tiled, over.to());
  }

  private void over(Statement.For around, Statement.For over) {
    for (Statement s : over.body().statements()) {
      if (s instanceof Statement.Instruction i
          && isGather.test(i)
          && !Inside.defines(tiled, i.arguments().get(0))
          && follows(i.arguments().get(1), around, over)) {
        found.add(new Gather(around, over, i));
      }
    }
  }

  /** Whether an index follows from the iteration of the tile and of the inner loop alone. */
  private boolean follows(Value index, Statement.For around, Statement.For over) {
    if (index == tiled.index() || index == over.index() || !Inside.defines(around, index)) {
      return true;
    }
    return uses.definition(index)
        .filter(i -> i.operation() instanceof Operation.Whole && Effects.isPure(i.operation()))
        .filter(i -> i.arguments().stream().allMatch(a -> follows(a, around, over)))
        .isPresent();
  }

  /** Writes what fills the rows, in front of the loop that reads them. */
  static void write(List<Gather> gathers, Statement.For around, Frame frame, Code code) {
    Code filling = code.inner();
    gathers.forEach(g -> fill(g, frame, filling));
    Comparison ahead = around.step() > 0 ? Comparison.LT : Comparison.GT;
    Value any =
        code.apply(
            new Operation.Compare(ahead), frame.uniform(around.from()), frame.uniform(around.to()));
    code.add(
        new Statement.If(
            any,
            filling.yielding(List.of()),
            code.inner().yielding(List.of()),
            List.of(),
            around.position()));
  }

  private static void fill(Gather g, Frame frame, Code code) {
    code.at(g.load().position());
    Value index = code.fresh(Type.INT, g.over().index().name());
    Code each = code.inner();
    Value row = row(g, index, frame, each);
    Value lane = each.fresh(Type.INT, "lane");
    Code lanes = each.inner();
    Map<Value, Value> known = new HashMap<>();
    known.put(g.over().index(), index);
    Value at = place(g, g.index(), lane, known, frame, lanes);
    lanes.store(row, lane, lanes.load(frame.uniform(g.array()), at));
    each.forLoop("lanes", lane, each.constant(0), frame.size, 1, lanes);
    code.forLoop("gather", index, g.over().from(), g.over().to(), 1, each);
  }

  private static Value place(
      Gather g, Value value, Value lane, Map<Value, Value> known, Frame frame, Code code) {
    if (known.containsKey(value)) {
      return known.get(value);
    } else if (!Inside.defines(g.around(), value)) {
      return frame.address(value, lane, known, code);
    }
    Statement.Instruction i = frame.plan.uses.definition(value).orElseThrow();
    List<Value> arguments =
        i.arguments().stream().map(a -> place(g, a, lane, known, frame, code)).toList();
    Value there = code.apply(i.operation(), arguments);
    known.put(value, there);
    return there;
  }

  /** The row for an iteration of the inner loop. */
  static Value row(Gather g, Value index, Frame frame, Code code) {
    Value number = code.whole(WholeOp.SUBTRACT, index, g.over().from());
    return code.apply(new Operation.Load(), frame.gathered.get(g.load()), number);
  }
}
