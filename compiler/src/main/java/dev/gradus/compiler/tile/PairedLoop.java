package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;

/** Writes a loop over pairs of iterations, and the loop as it stands for those that are left. */
final class PairedLoop {
  private final EarlyPart early;
  private final Statement.For loop;
  private final int least;
  private final Code code;

  /** The iterations of a pair. */
  private final Copy first;

  private final Copy second;

  private PairedLoop(EarlyPart early, int least, Fresh fresh) {
    this.early = early;
    this.loop = early.loop();
    this.least = least;
    code = new Code(fresh, loop.position());
    first = new Copy(fresh);
    second = new Copy(fresh);
  }

  /**
   * What stands for the loop.
   *
   * @param least iterations of either loop that are worth it
   */
  static List<Statement> write(EarlyPart early, int least, Fresh fresh) {
    return new PairedLoop(early, least, fresh).write();
  }

  private List<Statement> write() {
    Range rows = Range.of(loop, code);
    Value some = rows.hasAtLeast(least, code);
    Code asking = code.inner();
    Value may = code.andThen(some, asking, mayBePaired(rows, asking));
    Value even = code.whole(WholeOp.AND, rows.trips(), code.constant(-2));
    Value paired = code.apply(new Operation.Choose(), may, even, code.constant(0));
    WholeOp onwards = loop.step() > 0 ? WholeOp.ADD : WholeOp.SUBTRACT;
    Value end = code.whole(onwards, loop.from(), paired);
    List<Value> between = pairs(end);
    code.add(
        new Statement.For(
            loop.label(),
            loop.index(),
            end,
            loop.to(),
            loop.step(),
            loop.carried(),
            between,
            loop.body(),
            loop.results(),
            loop.position()));
    return code.statements();
  }

  /** Whether the inner loop has enough iterations, and all elements exist. */
  private Value mayBePaired(Range rows, Code asking) {
    Reach reach = early.reach();
    Statement.For inner = early.inner();
    Code sizes = asking.inner();
    Value from = reach.fixed(inner.from(), sizes);
    Value to = reach.fixed(inner.to(), sizes);
    Range columns = Range.of(from, to, inner.step(), sizes);
    Value some = columns.hasAtLeast(least, sizes);
    Code elements = sizes.inner();
    Value exist = reach.exist(early.reads(), rows, columns, elements);
    Value all = sizes.andThen(some, elements, exist);
    return asking.andThen(reach.areArrays(asking), sizes, all);
  }

  /** Writes the loop over pairs; gives what it comes to. */
  private List<Value> pairs(Value end) {
    Value index = code.fresh(Type.INT, loop.index().name());
    List<Value> carried = code.freshLike(loop.carried());
    List<Value> results = code.freshLike(loop.carried());
    Code body = code.inner();
    Value next = body.whole(WholeOp.ADD, index, body.constant(loop.step()));
    first.put(loop.index(), index);
    second.put(loop.index(), next);
    early.head().forEach(i -> both(i, body));
    inner(body);
    List<Value> half = rest(first, carried, body);
    List<Value> whole = rest(second, half, body);
    release(second, body);
    release(first, body);
    code.add(
        new Statement.For(
            new Label("pairs"),
            index,
            loop.from(),
            end,
            2 * loop.step(),
            carried,
            loop.initial(),
            body.yielding(whole),
            results,
            loop.position()));
    return results;
  }

  /** Writes an instruction of both early parts; once if they do the same. */
  private void both(Statement.Instruction i, Code into) {
    into.add(first.of(i));
    boolean same =
        first.of(i.arguments()).equals(second.of(i.arguments()))
            && !(i.operation() instanceof Operation.Store)
            && !Saves.isReserve(i);
    if (same) {
      i.results().forEach(r -> second.put(r, first.of(r)));
    } else {
      into.add(second.of(i));
    }
  }

  private void inner(Code into) {
    Statement.For l = early.inner();
    Value index = code.fresh(Type.INT, l.index().name());
    first.put(l.index(), index);
    second.put(l.index(), index);
    List<Value> initial = joined(l.initial());
    first.define(l.carried());
    second.define(l.carried());
    List<Value> carried = joined(l.carried());
    Code body = into.inner();
    l.body().statements().forEach(s -> both((Statement.Instruction) s, body));
    List<Value> yielded = joined(((Terminator.Yield) l.body().terminator()).values());
    Value from = first.of(l.from());
    Value to = first.of(l.to());
    first.define(l.results());
    second.define(l.results());
    into.add(
        new Statement.For(
            new Label(l.label().toString()),
            index,
            from,
            to,
            l.step(),
            carried,
            initial,
            body.yielding(yielded),
            joined(l.results()),
            l.position()));
  }

  private List<Value> joined(List<Value> values) {
    List<Value> joined = new ArrayList<>(first.of(values));
    joined.addAll(second.of(values));
    return joined;
  }

  /** Writes what comes behind the inner loop in one iteration; gives what it yields. */
  private List<Value> rest(Copy copy, List<Value> carried, Code into) {
    for (int k = 0; k < carried.size(); k++) {
      copy.put(loop.carried().get(k), carried.get(k));
    }
    for (Statement s : early.rest()) {
      Statement.Instruction reserve = early.saves().reserve(s).orElse(null);
      if (reserve == null) {
        into.add(copy.of(s));
      } else {
        copy.put(s.results().get(0), copy.of(reserve.results().get(0)));
      }
    }
    return copy.of(((Terminator.Yield) loop.body().terminator()).values());
  }

  /** Gives up what an iteration has reserved, for good. */
  private void release(Copy copy, Code into) {
    early.saves().releases().forEach(i -> into.add(copy.of(i)));
  }
}
