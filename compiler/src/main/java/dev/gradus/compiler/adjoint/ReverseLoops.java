package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Loops run backwards: they count down, and add up adjoints of values from outside. */
final class ReverseLoops extends ReversePart {
  /** Writes the statements of blocks inside. */
  private final ReverseSweep sweep;

  ReverseLoops(SweepState state, ReverseSweep sweep) {
    super(state);
    this.sweep = sweep;
  }

  void counted(Statement.For l, Region region, Scope scope, Code code) {
    Countdown back = new Countdown(region, Region.Kind.COUNTED, fresh, code);
    homes.define(back.inner, List.of(l.index()));
    homes.define(back.inner, l.carried());
    List<Integer> active = activeNumbers(l.carried());
    List<Value> yielded = yielded(l.body());
    for (int k : active) {
      Value start = orZero(scope.take(l.results().get(k)), l.carried().get(k).type(), code);
      Value carried = back.carry(start);
      if (k < yielded.size()) {
        add(yielded.get(k), carried, back.scope, back.body);
      }
    }
    sweep.statements(l.body().statements(), back.inner, back.scope, back.body);
    finishCarried(l.carried(), active, back);
    boolean free =
        back.next.equals(back.carried)
            && IterationOrder.isFree(l, analysis.aliases(), augmented.active())
            && IterationOrder.isFree(back.body);
    List<Value> outside = back.accumulate(scope, code);
    Recurrences again = free ? Recurrences.of(l, back.inner, homes) : Recurrences.NONE;
    again.ask(homes);
    List<Value> extremes = analysis.extremes().asked(l, back.inner);
    RunningExtremes.ask(l, extremes, homes);
    Set<Value> given = new LinkedHashSet<>(extremes);
    given.add(l.index());
    Set<Value> known = new LinkedHashSet<>(given);
    known.addAll(again.carried());
    SaveReport told = reporter.mark();
    Decided decided = decide(back.inner, known, code);
    if (!again.carried().isEmpty() && !Saves.references(decided.saved()).isEmpty()) {
      // References are taken from the stack in opposite order.
      again = Recurrences.NONE;
      reporter.back(told);
      decided = decide(back.inner, given, code);
    }
    Code prologue = code.inner();
    if (back.inner.restored().containsKey(l.index())) {
      index(l, back, prologue);
    }
    analysis.extremes().write(l, extremes, homes, prologue);
    Value count = homes.restore(Optional.ofNullable(augmented.trips().get(l)).orElseThrow());
    SavedRows rows = SavedRows.of(decided.saved(), l, free, state);
    List<Value> inBlocks = rows.others(decided.saved());
    SavedBlocks blocks = new SavedBlocks(state, l.body());
    rows.load(area, homes, back.trip, prologue, code);
    blocks.load(inBlocks, count, region, back, prologue, code);
    if (!decided.saved().isEmpty()) {
      Value trips = Optional.ofNullable(augmented.trips().get(l)).orElseThrow();
      saves.put(l, new Saves.OfCounted(inBlocks, trips, blocks.bases, rows));
    }
    prologue.addAll(decided.prologue());
    boolean upwards =
        !again.carried().isEmpty() || free && outside.isEmpty() && IterationOrder.isFree(prologue);
    again.carry(homes, back.carried, back.initial, back.next);
    List<Value> results = back.write(prologue, count, upwards, code);
    blocks.release(inBlocks, count, code);
    spread(
        l.initial(),
        active,
        outside,
        results.subList(0, results.size() - again.carried().size()),
        scope,
        code);
  }

  void loop(Statement.Loop l, Region region, Scope scope, Code code) {
    ExitTest exit = ExitTest.of(l).orElse(null);
    if (exit == null) {
      return;
    }
    List<Statement> statements = l.body().statements();
    boolean whole = statements.stream().limit(exit.index()).anyMatch(augmented.active()::contains);
    Countdown back = new Countdown(region, Region.Kind.LOOP, fresh, code);
    homes.define(back.inner, l.carried());
    List<Integer> active = activeNumbers(l.carried());
    List<Value> yielded = yielded(l.body());
    Map<Integer, Value> cotangents = new java.util.LinkedHashMap<>();
    for (int k : activeNumbers(l.results())) {
      Value adjoint = scope.take(l.results().get(k));
      if (adjoint != null) {
        cotangents.put(k, adjoint);
      }
    }
    Scope start = Scope.empty();
    if (!whole) {
      cotangents.forEach((k, adjoint) -> add(exit.results().get(k), adjoint, start, code));
    }
    for (int k : active) {
      Value v = l.carried().get(k);
      Value carried = back.carry(orZero(start.take(v), v.type(), code));
      if (k < yielded.size()) {
        add(yielded.get(k), carried, back.scope, back.body);
      }
    }
    for (Value v : start.changed()) {
      add(v, start.get(v), scope, code);
    }
    List<Value> exits = new ArrayList<>();
    if (whole) {
      cotangents.forEach(
          (k, adjoint) -> {
            Value carried = back.carry(adjoint);
            exits.add(carried);
            add(exit.results().get(k), carried, back.scope, back.body);
          });
    }
    sweep.statements(statements, back.inner, back.scope, back.body);
    finishCarried(l.carried(), active, back);
    exits.forEach(e -> back.next.add(back.body.real(0, e.type())));
    List<Value> outside = back.accumulate(scope, code);
    List<Induction> inductions = new ArrayList<>();
    for (int k = 0; k < yielded.size(); k++) {
      Induction.of(l.carried().get(k), l.initial().get(k), yielded.get(k), back.inner, homes)
          .ifPresent(inductions::add);
    }
    Set<Value> free = new LinkedHashSet<>();
    inductions.forEach(i -> free.add(i.carried()));
    Decided decided = decide(back.inner, free, code);
    Code prologue = code.inner();
    for (Induction i : inductions) {
      if (back.inner.restored().containsKey(i.carried())) {
        i.write(back.trip, homes, prologue);
      }
    }
    popIteration(decided.saved(), prologue);
    prologue.addAll(decided.prologue());
    if (!decided.saved().isEmpty()) {
      saves.put(l, new Saves.OfLoop(decided.saved()));
    }
    Value count = homes.restore(Optional.ofNullable(augmented.trips().get(l)).orElseThrow());
    if (whole) {
      count = code.whole(WholeOp.ADD, count, code.constant(1));
    }
    List<Value> results = back.write(prologue, count, false, code);
    spread(l.initial(), active, outside, results, scope, code);
  }

  private void finishCarried(List<Value> carried, List<Integer> active, Countdown back) {
    for (int k : active) {
      Value v = carried.get(k);
      back.next.add(orZero(back.scope.take(v), v.type(), back.body));
    }
  }

  /** Hands the results of a loop that counts down on to initial values and values from outside. */
  private void spread(
      List<Value> initial,
      List<Integer> active,
      List<Value> outside,
      List<Value> results,
      Scope scope,
      Code code) {
    for (int k = 0; k < outside.size(); k++) {
      scope.put(outside.get(k), results.get(results.size() - outside.size() + k));
    }
    for (int k = 0; k < active.size(); k++) {
      add(initial.get(active.get(k)), results.get(k), scope, code);
    }
  }

  /** {@code index = from + trip · step}. */
  private void index(Statement.For l, Countdown back, Code prologue) {
    Value index = homes.restore(l.index());
    Value offset =
        l.step() == 1
            ? back.trip
            : prologue.whole(WholeOp.MULTIPLY, back.trip, prologue.constant(l.step()));
    prologue.define(
        index, new Operation.Whole(WholeOp.ADD), List.of(homes.restore(l.from()), offset));
  }
}
