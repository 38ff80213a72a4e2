package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs loops of the entry backwards as they run forwards. */
final class FusedSweeps extends ReversePart {
  /** Writes the statements of blocks inside. */
  private final ReverseSweep sweep;

  FusedSweeps(SweepState state, ReverseSweep sweep) {
    super(state);
    this.sweep = sweep;
  }

  /** Runs a loop of the entry backwards as it runs forwards, if nothing speaks against it. */
  boolean fuse(Statement s, Region region, Scope scope, Code code) {
    if (region.kind() != Region.Kind.ENTRY && !region.isBranchOfEntry()) {
      return false;
    } else if (s instanceof Statement.For l) {
      List<Value> yielded = yielded(l.body());
      return fuse(
          l,
          l.carried(),
          List.of(l.index()),
          l.initial(),
          yielded,
          l.results(),
          region,
          scope,
          code);
    } else if (s instanceof Statement.Loop l) {
      ExitTest exit = ExitTest.of(l).orElse(null);
      boolean partial =
          exit == null
              || l.body().statements().stream()
                  .limit(exit.index())
                  .anyMatch(augmented.active()::contains);
      return !partial
          && fuse(
              l,
              l.carried(),
              List.of(),
              l.initial(),
              yielded(l.body()),
              atExit(l, exit),
              region,
              scope,
              code);
    }
    return false;
  }

  /** For each carried value, the result that it becomes at the exit, or the value itself. */
  private static List<Value> atExit(Statement.Loop l, ExitTest exit) {
    List<Value> results = new ArrayList<>(l.carried());
    for (int k = 0; k < exit.results().size(); k++) {
      int place = l.carried().indexOf(exit.results().get(k));
      if (place >= 0 && results.get(place) == l.carried().get(place)) {
        results.set(place, l.results().get(k));
      }
    }
    return results;
  }

  private boolean fuse(
      Statement loop,
      List<Value> carried,
      List<Value> index,
      List<Value> initial,
      List<Value> yielded,
      List<Value> results,
      Region region,
      Scope scope,
      Code code) {
    long cotangents =
        loop.results().stream()
            .filter(this::isActiveNumber)
            .filter(r -> scope.get(r) != null)
            .count();
    List<Integer> active = activeNumbers(carried);
    long known = active.stream().filter(k -> scope.get(results.get(k)) != null).count();
    if (known != cotangents || yielded.size() < carried.size()) {
      return false;
    }
    List<Value> given = new ArrayList<>();
    active.forEach(k -> Optional.ofNullable(scope.get(results.get(k))).ifPresent(given::add));
    boolean inBranch = region.kind() != Region.Kind.ENTRY;
    List<Statement> first =
        (inBranch
                ? Optional.<List<Statement>>of(List.of())
                    .filter(f -> fused.isPossibleInBranch(loop, given, state.parameters()))
                : fused.needed(loop, given, code))
            .orElse(null);
    if (first == null || given.stream().anyMatch(c -> fused.isLater(c, first, code))) {
      return false;
    }
    Map<Statement, FusedLoops.OnePassCall> calls = new IdentityHashMap<>(fused.calls());
    List<Set<Value>> asked = region.asked();
    Map<Statement, Saves> untouched = new IdentityHashMap<>(saves);
    SaveReport told = reporter.mark();
    Countdown both = new Countdown(region, Region.Kind.FUSED, fresh, code);
    homes.define(both.inner, index);
    homes.define(both.inner, carried);
    for (int k : active) {
      add(yielded.get(k), scope.get(results.get(k)), both.scope, both.body);
    }
    Block body = dev.gradus.compiler.loop.Values.blocks(loop).get(0);
    sweep.statements(body.statements(), both.inner, both.scope, both.body);
    boolean steady = true;
    for (int k : active) {
      steady &= both.scope.take(carried.get(k)) == scope.get(results.get(k));
    }
    boolean local = both.scope.changed().isEmpty() && region.asked().equals(asked);
    if (!steady || inBranch && !local) {
      region.forget(asked);
      fused.calls().keySet().retainAll(calls.keySet());
      saves.clear();
      saves.putAll(untouched);
      reporter.back(told);
      return false;
    }
    for (int k : active) {
      Value cotangent = scope.take(results.get(k));
      add(initial.get(k), cotangent, scope, code);
    }
    reporter.fused(loop.position());
    if (inBranch) {
      fused.addInBranch(loop, new Fused(both.body, List.of(), List.of(), List.of(), List.of()));
      return true;
    }
    // What loops behind this one add up is not there yet where this one starts.
    Map<Value, Value> later = new LinkedHashMap<>();
    for (Value v : both.scope.changed()) {
      if (fused.isLater(scope.get(v), first, code)) {
        later.put(v, scope.take(v));
      }
    }
    Code more = code.inner();
    List<Value> outside = both.accumulate(scope, more);
    List<Value> sums = code.freshLike(both.carried);
    for (int k = 0; k < outside.size(); k++) {
      scope.put(outside.get(k), sums.get(k));
    }
    fused.add(
        loop, new Fused(both.body, both.carried, both.initial, both.next, sums), first, more, code);
    later.forEach((v, adjoint) -> scope.add(v, adjoint, code));
    return true;
  }
}
