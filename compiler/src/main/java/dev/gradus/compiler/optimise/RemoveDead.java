package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Drops what no effect depends on: instructions, stores into arrays made here and never read,
 * results and carried values (those that only feed each other, too), branches and counted loops
 * left empty. What may throw stays, and so does a loop that may not end.
 */
final class RemoveDead {
  /**
   * The slots of a label's results and carried values that stay.
   *
   * @param instead what breaks give for results that nobody wants
   */
  private record Kept(BitSet results, BitSet carried, List<Value> instead) {}

  private final Liveness liveness;
  private final Map<Label, Kept> labels = new IdentityHashMap<>();
  private boolean changed;

  private RemoveDead(Liveness liveness) {
    this.liveness = liveness;
  }

  static Function apply(Function function, Setting setting) {
    Regions regions = Regions.of(function, setting.aliasing());
    Harmless harmless = Harmless.of(function);
    Liveness liveness =
        new Liveness(
            function,
            i ->
                i.operation() instanceof Operation.Store
                    ? harmless.contains(i) && regions.isMadeHere(i.arguments().get(0))
                    : harmless.contains(i),
            regions::isMadeHere);
    RemoveDead pass = new RemoveDead(liveness);
    Block body = pass.block(function.body(), new BitSet());
    return pass.changed
        ? new Function(function.name(), function.parameters(), function.result(), body)
        : function;
  }

  private Block block(Block block, BitSet yielded) {
    List<Statement> kept = new ArrayList<>(block.statements().size());
    for (Statement statement : block.statements()) {
      if (liveness.isNeeded(statement)) {
        kept.add(statement(statement));
      } else {
        changed = true;
      }
    }
    return new Block(kept, terminator(block.terminator(), yielded));
  }

  private Statement statement(Statement s) {
    if (s instanceof Statement.If i) {
      BitSet live = live(i.results());
      Block then = block(i.then(), live);
      Block otherwise = block(i.otherwise(), live);
      return new Statement.If(
          i.condition(), then, otherwise, kept(i.results(), live), i.position());
    } else if (s instanceof Statement.Labelled l) {
      BitSet live = live(l.results());
      labels.put(l.label(), new Kept(live, live, List.of()));
      Block body = block(l.body(), live);
      return new Statement.Labelled(l.label(), body, kept(l.results(), live), l.position());
    } else if (s instanceof Statement.Loop l) {
      BitSet carried = live(l.carried());
      BitSet results = live(l.results());
      labels.put(l.label(), new Kept(results, carried, List.of()));
      return new Statement.Loop(
          l.label(),
          kept(l.carried(), carried),
          kept(l.initial(), carried),
          block(l.body(), carried),
          kept(l.results(), results),
          l.position());
    }
    return s instanceof Statement.For l ? counted(l) : s;
  }

  private Statement counted(Statement.For l) {
    // A live result makes its carried value live. Where only the carried value is, breaks have
    // nothing to give any more: they give what is carried.
    BitSet carried = live(l.carried());
    labels.put(l.label(), new Kept(carried, carried, l.carried()));
    return l.carrying(
        kept(l.carried(), carried),
        kept(l.initial(), carried),
        block(l.body(), carried),
        kept(l.results(), carried));
  }

  private Terminator terminator(Terminator t, BitSet yielded) {
    if (t instanceof Terminator.Yield y) {
      return y.values().isEmpty() ? y : new Terminator.Yield(kept(y.values(), yielded));
    } else if (t instanceof Terminator.Break b) {
      Kept kept = labels.get(b.label());
      List<Value> given = new ArrayList<>(b.values());
      for (int k = 0; k < kept.instead().size(); k++) {
        if (!liveness.isLive(given.get(k))) {
          given.set(k, kept.instead().get(k));
        }
      }
      return new Terminator.Break(b.label(), kept(given, kept.results()));
    } else if (t instanceof Terminator.Continue c) {
      return new Terminator.Continue(c.label(), kept(c.values(), labels.get(c.label()).carried()));
    }
    return t;
  }

  private BitSet live(List<Value> values) {
    BitSet live = new BitSet();
    for (int k = 0; k < values.size(); k++) {
      live.set(k, liveness.isLive(values.get(k)));
    }
    return live;
  }

  private List<Value> kept(List<Value> values, BitSet live) {
    if (live.cardinality() == values.size()) {
      return values;
    }
    changed = true;
    List<Value> kept = new ArrayList<>(live.cardinality());
    for (int k = live.nextSetBit(0); k >= 0; k = live.nextSetBit(k + 1)) {
      kept.add(values.get(k));
    }
    return kept;
  }
}
