package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces carried values that never change by what they start as, carried values that go along
 * with another by that one, and results that every way out gives alike by what is given. The slots
 * themselves are then dead.
 */
final class ReduceCarried extends TreeRewriter {
  /** How far expressions are followed to see that two next values are the same. */
  private static final int DEPTH = 4;

  private final Jumps jumps;
  private final Definitions definitions;
  private final BitSet visible = new BitSet();
  private final List<Value> seen = new ArrayList<>();

  /** Slots of one loop that may go along: same start, same operation of the next value. */
  private record Kin(Value initial, Type type, List<Object> next) {}

  private ReduceCarried(Function function) {
    super(function);
    jumps = Jumps.of(function);
    definitions = new Definitions(highestId());
    function.parameters().forEach(p -> visible.set(p.id()));
  }

  static Function apply(Function function, Setting setting) {
    ReduceCarried pass = new ReduceCarried(function);
    pass.collect(function.body());
    return pass.rewrite();
  }

  private void collect(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Instruction i) {
        definitions.add(i);
      }
      Values.blocks(statement).forEach(this::collect);
    }
  }

  @Override
  Block block(Block block) {
    int mark = seen.size();
    Block rewritten = super.block(block);
    while (seen.size() > mark) {
      visible.clear(seen.remove(seen.size() - 1).id());
    }
    return rewritten;
  }

  @Override
  void instruction(Statement.Instruction i) {
    see(i.results());
    add(i);
  }

  @Override
  void choice(Statement.If i) {
    super.choice(i);
    see(i.results());
  }

  @Override
  void labelled(Statement.Labelled l) {
    super.labelled(l);
    List<List<Value>> given = new ArrayList<>(jumps.breaks(l.label()));
    if (l.body().terminator() instanceof Terminator.Yield y && !y.values().isEmpty()) {
      given.add(y.values());
    }
    alike(l.results(), given);
    see(l.results());
  }

  @Override
  void loop(Statement.Loop l) {
    carried(l.label(), l.carried(), l.initial());
    super.loop(l);
    alike(l.results(), jumps.breaks(l.label()));
    see(l.results());
  }

  @Override
  void counted(Statement.For l) {
    List<Value> carried = l.carried();
    carried(l.label(), carried, l.initial());
    List<List<Value>> given = new ArrayList<>(jumps.breaks(l.label()));
    given.add(carried);
    super.counted(l);
    alike(l.results(), given);
    see(l.results());
  }

  private void see(List<Value> values) {
    values.forEach(v -> visible.set(v.id()));
    seen.addAll(values);
  }

  private void carried(Label label, List<Value> carried, List<Value> initial) {
    List<List<Value>> nexts = jumps.nexts(label);
    Map<Kin, List<Integer>> groups = new HashMap<>();
    for (int k = 0; k < carried.size(); k++) {
      if (isInvariant(carried.get(k), initial.get(k), nexts, k)) {
        replace(carried.get(k), initial.get(k));
      } else {
        Kin kin = new Kin(initial.get(k), carried.get(k).type(), operations(nexts, k));
        companion(carried, nexts, k, groups.computeIfAbsent(kin, x -> new ArrayList<>(1)));
      }
    }
  }

  private boolean isInvariant(Value carried, Value initial, List<List<Value>> nexts, int slot) {
    return carried.type().equals(initial.type())
        && nexts.stream()
            .map(n -> n.get(slot))
            .allMatch(v -> v == carried || replaced(v) == initial);
  }

  private List<Object> operations(List<List<Value>> nexts, int slot) {
    List<Object> operations = new ArrayList<>(nexts.size());
    for (List<Value> next : nexts) {
      Statement.Instruction i = definitions.of(next.get(slot));
      operations.add(i == null ? "" : i.operation());
    }
    return operations;
  }

  /** Looks for a slot that starts and goes on as this one does. */
  private void companion(
      List<Value> carried, List<List<Value>> nexts, int slot, List<Integer> others) {
    for (int other : others) {
      Value a = carried.get(other);
      Value b = carried.get(slot);
      if (nexts.stream().allMatch(n -> same(n.get(other), n.get(slot), a, b, DEPTH))) {
        replace(b, a);
        return;
      }
    }
    others.add(slot);
  }

  /** Whether x and y are the same if a and b are. */
  private boolean same(Value x, Value y, Value a, Value b, int depth) {
    if (x == y || x == a && y == b || x == b && y == a) {
      return true;
    }
    Statement.Instruction left = definitions.of(x);
    Statement.Instruction right = definitions.of(y);
    if (depth == 0
        || left == null
        || right == null
        || !Effects.isPure(left.operation())
        || !left.operation().equals(right.operation())) {
      return false;
    }
    for (int k = 0; k < left.arguments().size(); k++) {
      if (!same(left.arguments().get(k), right.arguments().get(k), a, b, depth - 1)) {
        return false;
      }
    }
    return true;
  }

  /** Results that all ways out give as one value, from outside or as another result. */
  private void alike(List<Value> results, List<List<Value>> given) {
    if (given.isEmpty()) {
      return;
    }
    Map<List<Value>, Value> known = new HashMap<>();
    for (int k = 0; k < results.size(); k++) {
      List<Value> column = new ArrayList<>(given.size());
      for (List<Value> values : given) {
        column.add(replaced(values.get(k)));
      }
      Value first = column.get(0);
      boolean one = column.stream().allMatch(v -> v == first);
      Value result = results.get(k);
      if (one && visible.get(first.id()) && first.type().equals(result.type())) {
        replace(result, first);
      } else {
        Value earlier = known.putIfAbsent(column, result);
        if (earlier != null && earlier.type().equals(result.type())) {
          replace(result, earlier);
        }
      }
    }
  }
}
