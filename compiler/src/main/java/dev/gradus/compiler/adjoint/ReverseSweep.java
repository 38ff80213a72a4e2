package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the reverse sweep of an augmented function: its statements from last to first, choices as
 * choices, loops as loops that count down. Whatever a region asks for is saved or computed again at
 * its beginning ({@link SaveOrRecompute}).
 */
final class ReverseSweep {
  private final Analysis analysis;
  private final Augmented augmented;
  private final Fresh fresh;
  private final SaveArea area;
  private final Homes homes = new Homes();
  private final Reporter reporter;
  private final ReverseInstructions instructions;
  private final Map<Statement, Saves> saves = new IdentityHashMap<>();
  private final FusedLoops fused;

  /** What the function knows from its beginning. */
  private List<Value> parameters = List.of();

  /** Names in the reverse sweep that turned out to be others of an enclosing region. */
  private final Map<Value, Value> renamed = new HashMap<>();

  /**
   * @param area the save stack as the reverse sweep sees it
   */
  ReverseSweep(Analysis analysis, Augmented augmented, Fresh fresh, SaveArea area) {
    this.analysis = analysis;
    this.augmented = augmented;
    this.fresh = fresh;
    this.area = area;
    this.fused = new FusedLoops(analysis, augmented);
    this.reporter = new Reporter(augmented.function().name(), homes);
    this.instructions = new ReverseInstructions(analysis, augmented, homes, area);
  }

  /** What the forward sweep has to keep, by statement of the augmented function. */
  Map<Statement, Saves> saves() {
    return saves;
  }

  SaveReport report() {
    return reporter.report();
  }

  FusedLoops fused() {
    return fused;
  }

  Map<Value, Value> renamed() {
    return renamed;
  }

  /** Writes the reverse sweep of a function's body. */
  void function(Region region, List<Value> known, Scope scope, Code code) {
    parameters = known;
    homes.define(region, known);
    statements(augmented.function().body().statements(), region, scope, code);
  }

  private void statements(List<Statement> statements, Region region, Scope scope, Code code) {
    homes.defineAll(region, statements);
    statements.forEach(s -> returnedShadows(s, region));
    for (int k = statements.size() - 1; k >= 0; k--) {
      Statement s = statements.get(k);
      if (region.isAtHand()) {
        fused.pass(s);
      }
      if (!augmented.active().contains(s)) {
        continue;
      }
      code.at(s.position());
      if (s instanceof Statement.Instruction i) {
        if (!inOnePass(i, region, scope, code)) {
          instructions.write(i, scope, code);
        }
      } else if (s instanceof Statement.If i) {
        choice(i, region, scope, code);
      } else if (!fuse(s, region, scope, code)) {
        if (s instanceof Statement.For l) {
          counted(l, region, scope, code);
        } else if (s instanceof Statement.Loop l) {
          loop(l, region, scope, code);
        }
      }
    }
  }

  /** Whether a call has run backwards when it ran forwards. */
  private boolean inOnePass(Statement.Instruction i, Region region, Scope scope, Code code) {
    if (!(i.operation() instanceof Operation.Call call)
        || !region.isAtHand()
        || !analysis.onePass().contains(call.function())) {
      return false;
    }
    Value result = i.results().get(0);
    boolean inLoop = region.kind() == Region.Kind.FUSED;
    boolean taken = fused.takeCall(i, scope.get(result), inLoop, code);
    if (taken) {
      scope.take(result);
    }
    return taken;
  }

  /** Shadows that a called function leaves on the save stack are no results of the call. */
  private void returnedShadows(Statement s, Region region) {
    if (s instanceof Statement.Instruction i && i.operation() instanceof Operation.Call) {
      for (Value r : i.results()) {
        Value shadow = augmented.shadows().get(r);
        if (shadow != null) {
          homes.define(region, List.of(shadow));
        }
      }
    }
  }

  private boolean isActiveNumber(Value v) {
    return v.type().isReal() && analysis.activity().isActive(v);
  }

  private void add(Value value, @Nullable Value adjoint, Scope scope, Code code) {
    if (adjoint != null && isActiveNumber(value)) {
      scope.add(value, adjoint, code);
    }
  }

  private static Value orZero(@Nullable Value adjoint, Type type, Code code) {
    return adjoint == null ? code.real(0, type) : adjoint;
  }

  // Choices.

  /** A branch run backwards. */
  private record Branch(Region region, Scope scope, Code code, Decided decided) {}

  private void choice(Statement.If s, Region region, Scope scope, Code code) {
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
      statements(block.statements(), inner, own, body);
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

  // Saving and computing again.

  /** What a region saves, and the code that computes the rest again. */
  private record Decided(List<Value> saved, Code prologue) {}

  private Decided decide(Region region, Set<Value> free, Code code) {
    SaveOrRecompute.Decision decision =
        new SaveOrRecompute(region, homes, analysis, augmented.twins(), free).decide();
    Code prologue = code.inner();
    reporter.decided(region, decision);
    decision.saved().forEach(region::restore);
    for (Statement.Instruction i : decision.recomputed()) {
      prologue.at(i.position());
      List<Value> arguments = i.arguments().stream().map(homes::restore).toList();
      prologue.define(homes.restore(i.results().get(0)), i.operation(), arguments);
    }
    return new Decided(decision.saved(), prologue);
  }

  // Loops.

  /** The loop that counts down, under construction. */
  private final class Countdown {
    final Region inner;
    final Scope scope = Scope.empty();
    final Code body;
    final List<Value> carried = new ArrayList<>();
    final List<Value> initial = new ArrayList<>();
    final List<Value> next = new ArrayList<>();
    final Value trip = fresh.value(Type.INT, "trip");

    Countdown(Region region, Region.Kind kind, Code code) {
      inner = region.inner(kind, code.position());
      body = code.inner();
    }

    /** A new carried adjoint; its next value is given later, in the same order. */
    Value carry(Value start) {
      Value value = fresh.value(start.type(), "");
      carried.add(value);
      initial.add(start);
      return value;
    }

    /** Adds the loop; gives its results. */
    List<Value> write(Code prologue, Value count, boolean upwards, Code code) {
      prologue.addAll(body);
      List<Value> results = code.freshLike(carried);
      Value first =
          upwards ? code.constant(0) : code.whole(WholeOp.SUBTRACT, count, code.constant(1));
      Statement loop =
          new Statement.For(
              new dev.gradus.compiler.loop.Label("back"),
              trip,
              first,
              upwards ? count : code.constant(-1),
              upwards ? 1 : -1,
              carried,
              initial,
              prologue.yielding(next),
              results,
              code.position());
      code.add(loop);
      return results;
    }

    /** Adds up over the iterations what the body found for values from outside. */
    List<Value> accumulate(Scope outer, Code code) {
      List<Value> outside = new ArrayList<>(scope.changed());
      for (Value v : outside) {
        Value start = orZero(outer.get(v), v.type(), code);
        Value sum = carry(start);
        scope.add(v, sum, body);
        next.add(java.util.Objects.requireNonNull(scope.get(v)));
      }
      return outside;
    }
  }

  private List<Integer> activeNumbers(List<Value> values) {
    List<Integer> list = new ArrayList<>();
    for (int k = 0; k < values.size(); k++) {
      if (isActiveNumber(values.get(k))) {
        list.add(k);
      }
    }
    return list;
  }

  /** What a body hands on to the next iteration; nothing if it ends in an exception. */
  private static List<Value> yielded(Block body) {
    return body.terminator() instanceof Terminator.Yield y ? y.values() : List.of();
  }

  private void counted(Statement.For l, Region region, Scope scope, Code code) {
    Countdown back = new Countdown(region, Region.Kind.COUNTED, code);
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
    statements(l.body().statements(), back.inner, back.scope, back.body);
    finishCarried(l.carried(), active, back);
    boolean free =
        back.next.equals(back.carried)
            && IterationOrder.isFree(l, analysis.aliases(), augmented.active())
            && IterationOrder.isFree(back.body);
    List<Value> outside = back.accumulate(scope, code);
    Recurrences again = free ? Recurrences.of(l, back.inner, homes) : Recurrences.NONE;
    again.ask(homes);
    Set<Value> known = new LinkedHashSet<>(again.carried());
    known.add(l.index());
    SaveReport told = reporter.mark();
    Decided decided = decide(back.inner, known, code);
    if (!again.carried().isEmpty() && !Saves.references(decided.saved()).isEmpty()) {
      // References are taken from the stack in opposite order.
      again = Recurrences.NONE;
      reporter.back(told);
      decided = decide(back.inner, Set.of(l.index()), code);
    }
    Code prologue = code.inner();
    if (back.inner.restored().containsKey(l.index())) {
      index(l, back, prologue);
    }
    Value count = homes.restore(Optional.ofNullable(augmented.trips().get(l)).orElseThrow());
    Blocks blocks = new Blocks(l.body());
    blocks.load(decided.saved(), count, region, back, prologue, code);
    if (!decided.saved().isEmpty()) {
      Value trips = Optional.ofNullable(augmented.trips().get(l)).orElseThrow();
      saves.put(l, new Saves.OfCounted(decided.saved(), trips, blocks.bases));
    }
    prologue.addAll(decided.prologue());
    boolean upwards =
        !again.carried().isEmpty() || free && outside.isEmpty() && IterationOrder.isFree(prologue);
    again.carry(homes, back.carried, back.initial, back.next);
    List<Value> results = back.write(prologue, count, upwards, code);
    blocks.release(decided.saved(), count, code);
    spread(
        l.initial(),
        active,
        outside,
        results.subList(0, results.size() - again.carried().size()),
        scope,
        code);
  }

  // Loops that run forwards and backwards at once.

  /** Runs a loop of the entry backwards as it runs forwards, if nothing speaks against it. */
  private boolean fuse(Statement s, Region region, Scope scope, Code code) {
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
                    .filter(f -> fused.isPossibleInBranch(loop, given, parameters))
                : fused.needed(loop, given, code))
            .orElse(null);
    if (first == null || given.stream().anyMatch(c -> fused.isLater(c, first, code))) {
      return false;
    }
    Map<Statement, FusedLoops.OnePassCall> calls = new IdentityHashMap<>(fused.calls());
    List<Set<Value>> asked = region.asked();
    Map<Statement, Saves> untouched = new IdentityHashMap<>(saves);
    SaveReport told = reporter.mark();
    Countdown both = new Countdown(region, Region.Kind.FUSED, code);
    homes.define(both.inner, index);
    homes.define(both.inner, carried);
    for (int k : active) {
      add(yielded.get(k), scope.get(results.get(k)), both.scope, both.body);
    }
    Block body = dev.gradus.compiler.loop.Values.blocks(loop).get(0);
    statements(body.statements(), both.inner, both.scope, both.body);
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

  /** The blocks of the save stack that a counted loop fills. */
  private final class Blocks {
    /** Whether they are the last on the stack when the reverse loop begins. */
    private final boolean last;

    /** Where they start, by type, as the forward sweep knows it. */
    final Map<Type, Value> bases = new LinkedHashMap<>();

    Blocks(Block body) {
      last = savesNothing(body);
    }

    /**
     * Reads what the forward sweep has saved for an iteration. Blocks that are the last on the
     * stack are given up before, which tells where they start; where others start is saved.
     */
    void load(
        List<Value> saved, Value count, Region region, Countdown back, Code prologue, Code before) {
      Saves.byType(saved)
          .forEach(
              (type, values) -> {
                Value base = fresh.value(Type.INT, "base");
                bases.put(type, base);
                Value start;
                if (last) {
                  start = area.release(type, area.extent(count, values.size(), before), before);
                } else {
                  homes.define(region, List.of(base));
                  start = region.restore(base);
                }
                Value offset =
                    values.size() == 1
                        ? back.trip
                        : prologue.whole(
                            WholeOp.MULTIPLY, back.trip, prologue.constant(values.size()));
                Value place = prologue.whole(WholeOp.ADD, start, offset);
                area.load(type, place, restored(values), prologue);
              });
      area.pop(restored(Saves.references(saved)), prologue);
    }

    void release(List<Value> saved, Value trips, Code code) {
      if (!last) {
        Saves.byType(saved)
            .forEach(
                (type, values) ->
                    area.release(type, area.extent(trips, values.size(), code), code));
      }
    }

    /** Whether a loop's body leaves the blocks of the save stack as they are. */
    private boolean savesNothing(Block body) {
      for (Statement s : body.statements()) {
        Saves kept = saves.get(s);
        boolean calls =
            s instanceof Statement.Instruction i
                && i.operation() instanceof Operation.Call
                && augmented.active().contains(s);
        if (calls || kept != null && !(kept instanceof Saves.OfChoice)) {
          return false;
        }
        for (Block inner : dev.gradus.compiler.loop.Values.blocks(s)) {
          if (!savesNothing(inner)) {
            return false;
          }
        }
      }
      return true;
    }
  }

  private List<Value> restored(List<Value> values) {
    return values.stream().map(homes::restore).toList();
  }

  private void loop(Statement.Loop l, Region region, Scope scope, Code code) {
    ExitTest exit = ExitTest.of(l).orElse(null);
    if (exit == null) {
      return;
    }
    List<Statement> statements = l.body().statements();
    boolean whole = statements.stream().limit(exit.index()).anyMatch(augmented.active()::contains);
    Countdown back = new Countdown(region, Region.Kind.LOOP, code);
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
    statements(statements, back.inner, back.scope, back.body);
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

  private void popIteration(List<Value> saved, Code prologue) {
    area.pop(restored(Saves.references(saved)), prologue);
    Saves.byType(saved)
        .forEach(
            (type, values) -> {
              Value place = area.release(type, prologue.constant(values.size()), prologue);
              area.load(type, place, restored(values), prologue);
            });
  }

  /**
   * What a called function saves at its end, and how its reverse sweep begins.
   *
   * @param given parameters that the caller hands to the reverse sweep, too
   */
  List<Value> finishCalled(Region region, Set<Value> given, Code prologue) {
    Decided decided = decide(region, given, prologue);
    popIteration(decided.saved(), prologue);
    prologue.addAll(decided.prologue());
    return decided.saved();
  }
}
