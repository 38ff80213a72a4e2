package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Choices run backwards: a branch sees the adjoints from before it, and what it saves becomes
 * results of the choice.
 */
final class ReverseChoices extends ReversePart {
  /** Writes the statements of blocks inside. */
  private final ReverseSweep sweep;

  ReverseChoices(SweepState state, ReverseSweep sweep) {
    super(state);
    this.sweep = sweep;
  }

  /** A branch run backwards. */
  private record Branch(Region region, Scope scope, Code code, Decided decided) {}

  void choice(Statement.If s, Region region, Scope scope, Code code) {
    Map<Integer, Value> cotangents = new HashMap<>();
    for (int k = 0; k < s.results().size(); k++) {
      Value adjoint = scope.take(s.results().get(k));
      if (adjoint != null) {
        cotangents.put(k, adjoint);
      }
    }
    Branch then = branch(s.then(), cotangents, region, scope, code);
    Branch otherwise = branch(s.otherwise(), cotangents, region, scope, code);
    Set<Value> changed = new LinkedHashSet<>(then.scope().changed());
    changed.addAll(otherwise.scope().changed());
    if (changed.isEmpty() && then.code().isEmpty() && otherwise.code().isEmpty()) {
      return;
    }
    keep(s, then, otherwise, region);
    List<Value> results = new ArrayList<>();
    changed.removeIf(v -> isSame(v, then, otherwise, scope));
    changed.forEach(v -> results.add(code.fresh(v.type(), "")));
    Block first = finished(then, changed);
    Block second = finished(otherwise, changed);
    code.add(new Statement.If(homes.restore(s.condition()), first, second, results, s.position()));
    int k = 0;
    for (Value v : changed) {
      scope.put(v, results.get(k++));
    }
  }

  /** Whether both branches end with one and the same adjoint of a value; it is taken over. */
  private static boolean isSame(Value v, Branch then, Branch otherwise, Scope scope) {
    Value adjoint = then.scope().get(v);
    boolean same = adjoint != null && adjoint == otherwise.scope().get(v);
    if (same) {
      scope.put(v, adjoint);
    }
    return same;
  }

  private Branch branch(
      Block block, Map<Integer, Value> cotangents, Region region, Scope scope, Code code) {
    Region inner = region.inner(Region.Kind.BRANCH, code.position());
    Scope own = Scope.within(scope);
    Code body = code.inner();
    if (block.terminator() instanceof Terminator.Yield y) {
      for (int k = 0; k < y.values().size(); k++) {
        add(y.values().get(k), cotangents.get(k), own, body);
      }
      sweep.statements(block.statements(), inner, own, body);
    }
    return new Branch(inner, own, body, decide(inner, Set.of(), code));
  }

  private static Block finished(Branch branch, Set<Value> changed) {
    Code all = branch.decided().prologue();
    all.addAll(branch.code());
    List<Value> yielded = new ArrayList<>();
    changed.forEach(v -> yielded.add(orZero(branch.scope().get(v), v.type(), all)));
    return all.yielding(yielded);
  }

  /** Makes what the branches save results of the choice, those of one type together. */
  private void keep(Statement.If s, Branch then, Branch otherwise, Region region) {
    List<Value> slots = new ArrayList<>();
    List<Optional<Value>> first = new ArrayList<>();
    List<Optional<Value>> second = new ArrayList<>();
    List<Value> others = new ArrayList<>(otherwise.decided().saved());
    for (Value v : then.decided().saved()) {
      Optional<Value> partner = others.stream().filter(o -> o.type().equals(v.type())).findFirst();
      partner.ifPresent(others::remove);
      slots.add(fresh.value(v.type(), v.name()));
      first.add(Optional.of(v));
      second.add(partner);
    }
    for (Value v : others) {
      slots.add(fresh.value(v.type(), v.name()));
      first.add(Optional.empty());
      second.add(Optional.of(v));
    }
    homes.define(region, slots);
    for (int k = 0; k < slots.size(); k++) {
      Value slot = region.restore(slots.get(k));
      Value kept = slots.get(k);
      second.get(k).ifPresent(v -> reporter.rename(v, kept));
      first.get(k).ifPresent(v -> reporter.rename(v, kept));
      first.get(k).ifPresent(v -> renamed.put(then.region().restore(v), slot));
      second.get(k).ifPresent(v -> renamed.put(otherwise.region().restore(v), slot));
    }
    if (!slots.isEmpty()) {
      saves.put(s, new Saves.OfChoice(slots, first, second));
    }
  }
}
