package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does four iterations at once of loops inside loops that run in tiles, so that four rows are added
 * to another while that is in a register:
 *
 * <pre>
 * for (c = 0; c &lt; n; c++)        for (c = 0; c &lt; n - n % 4; c += 4)
 *   s += l[c] * v[c];               s += l[c] * v[c]; …; s += l[c + 3] * v[c + 3];
 *                                 for (c = n - n % 4; c &lt; n; c++)
 *                                   s += l[c] * v[c];</pre>
 */
final class UnrollInner {
  private static final int TIMES = 4;

  /** Statements of a loop that is small enough. */
  private static final int MOST = 24;

  private final Uses uses;
  private final Fresh fresh;
  private final Set<Statement.For> loops;
  private final Set<Statement.For> kept;
  private boolean changed;

  private UnrollInner(
      Function function, Uses uses, Set<Statement.For> loops, Set<Statement.For> kept) {
    this.kept = kept;
    this.uses = uses;
    this.fresh = Fresh.above(function);
    this.loops = loops;
  }

  /**
   * The function with innermost loops inside the given ones unrolled; itself if there are none.
   *
   * @param kept loops to leave as they are
   */
  static Function apply(Function f, Uses uses, Set<Statement.For> loops, Set<Statement.For> kept) {
    UnrollInner pass = new UnrollInner(f, uses, loops, kept);
    Block body = pass.block(f.body(), false);
    return pass.changed ? new Function(f.name(), f.parameters(), f.result(), body) : f;
  }

  private Block block(Block block, boolean inside) {
    List<Statement> statements = new ArrayList<>();
    for (Statement s : block.statements()) {
      if (s instanceof Statement.For l && inside && !kept.contains(l) && isFit(l)) {
        changed = true;
        unroll(l, statements);
      } else {
        boolean within = inside || s instanceof Statement.For l && loops.contains(l);
        statements.add(s.withBlocks(b -> block(b, within)));
      }
    }
    return new Block(statements, block.terminator());
  }

  /** Whether a loop counts from zero, is short, and hands something on or adds to elements. */
  private boolean isFit(Statement.For l) {
    return l.step() == 1
        && uses.isLiteral(l.from(), 0)
        && uses.literal(l.to()).isEmpty()
        && l.body().terminator() instanceof Terminator.Yield
        && l.body().statements().size() <= MOST
        && l.body().statements().stream()
            .allMatch(s -> s instanceof Statement.Instruction i && !Saves.isReserve(i))
        && addsToElements(l);
  }

  /** Whether all that a loop stores is saved or added to elements, and something is. */
  private boolean addsToElements(Statement.For l) {
    boolean adds = false;
    for (Statement.Instruction i : PrivateArrays.accesses(l.body())) {
      if (i.operation() instanceof Operation.Store) {
        boolean added = isAddition(i);
        adds |= added;
        if (!added && !Saves.isArea(i.arguments().get(0), uses)) {
          return false;
        }
      }
    }
    return adds || l.carried().stream().anyMatch(c -> c.type().isReal());
  }

  private boolean isAddition(Statement.Instruction store) {
    List<Value> place = store.arguments().subList(0, 2);
    return uses.definition(store.arguments().get(2))
        .filter(
            i -> Arithmetics.isAddition(i.operation()) || Arithmetics.isSubtraction(i.operation()))
        .filter(
            i ->
                i.arguments().stream()
                    .map(uses::definition)
                    .flatMap(Optional::stream)
                    .anyMatch(
                        load ->
                            load.operation() instanceof Operation.Load
                                && load.arguments().equals(place)))
        .isPresent();
  }

  private void unroll(Statement.For l, List<Statement> into) {
    Code code = new Code(fresh, l.position());
    Value zero = l.from();
    Value trips = code.whole(WholeOp.MAX, l.to(), zero);
    Value whole = code.whole(WholeOp.AND, trips, code.constant(-TIMES));
    Value index = fresh.value(Type.INT, l.index().name());
    List<Value> carried = fresh.like(l.carried());
    List<Value> between = fresh.like(l.carried());
    Code body = code.inner();
    List<Value> current = carried;
    for (int k = 0; k < TIMES; k++) {
      Value at = k == 0 ? index : body.whole(WholeOp.ADD, index, body.constant(k));
      current = copy(l, at, current, body);
    }
    code.add(
        new Statement.For(
            new Label(l.label().toString()),
            index,
            zero,
            whole,
            TIMES,
            carried,
            l.initial(),
            body.yielding(current),
            between,
            l.position()));
    code.add(
        new Statement.For(
            l.label(),
            l.index(),
            whole,
            l.to(),
            1,
            l.carried(),
            between,
            l.body(),
            l.results(),
            l.position()));
    into.addAll(code.statements());
  }

  /** Writes one iteration with values of its own; gives what it yields. */
  private List<Value> copy(Statement.For l, Value index, List<Value> carried, Code into) {
    Copy copy = new Copy(fresh);
    copy.put(l.index(), index);
    for (int k = 0; k < carried.size(); k++) {
      copy.put(l.carried().get(k), carried.get(k));
    }
    l.body().statements().forEach(s -> into.add(copy.of(s)));
    return copy.of(((Terminator.Yield) l.body().terminator()).values());
  }
}
