package dev.gradus.compiler.generate;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which values a function uses, and how. */
final class ValueUses {
  private final Set<Value> used = new HashSet<>();
  private final Map<Value, Object> constants = new HashMap<>();
  private final List<Statement.Instruction> stores = new ArrayList<>();

  /** Arrays that are used otherwise than in loads and stores of single elements. */
  private final Set<Value> escaped = new HashSet<>();

  private final Deque<Block> pending = new ArrayDeque<>();

  private ValueUses() {}

  static ValueUses in(Function function) {
    ValueUses uses = new ValueUses();
    uses.pending.add(function.body());
    while (!uses.pending.isEmpty()) {
      Block block = uses.pending.remove();
      block.statements().forEach(uses::statement);
      uses.escape(values(block.terminator()));
    }
    return uses;
  }

  boolean isUsed(Value value) {
    return used.contains(value);
  }

  /** Whether nothing is stored in an element of an array. */
  boolean isNeverStored(Value array, int element) {
    if (escaped.contains(array)) {
      return false;
    }
    for (Statement.Instruction store : stores) {
      Object index = constants.get(store.arguments().get(1));
      boolean other = index instanceof Integer i && i != element;
      if (store.arguments().get(0).equals(array) && !other) {
        return false;
      }
    }
    return true;
  }

  private void escape(List<Value> values) {
    used.addAll(values);
    escaped.addAll(values);
  }

  private void statement(Statement s) {
    if (s instanceof Statement.Instruction i) {
      instruction(i);
    } else if (s instanceof Statement.If choice) {
      used.add(choice.condition());
      pending.add(choice.then());
      pending.add(choice.otherwise());
    } else if (s instanceof Statement.Labelled labelled) {
      pending.add(labelled.body());
    } else if (s instanceof Statement.Loop loop) {
      escape(loop.initial());
      pending.add(loop.body());
    } else if (s instanceof Statement.For loop) {
      used.add(loop.from());
      used.add(loop.to());
      escape(loop.initial());
      pending.add(loop.body());
    }
  }

  private void instruction(Statement.Instruction i) {
    used.addAll(i.arguments());
    if (i.operation() instanceof Operation.Constant constant && constant.value() != null) {
      constants.put(i.results().get(0), constant.value());
    } else if (i.operation() instanceof Operation.Store) {
      stores.add(i);
      escaped.addAll(i.arguments().subList(1, i.arguments().size()));
    } else if (!(i.operation() instanceof Operation.Load)
        && !(i.operation() instanceof Operation.ArrayLength)) {
      escaped.addAll(i.arguments());
    }
  }

  private static List<Value> values(Terminator end) {
    if (end instanceof Terminator.Yield y) {
      return y.values();
    } else if (end instanceof Terminator.Break b) {
      return b.values();
    } else if (end instanceof Terminator.Continue c) {
      return c.values();
    } else if (end instanceof Terminator.Return r) {
      return r.value().stream().toList();
    }
    return List.of(((Terminator.Throw) end).exception());
  }
}
