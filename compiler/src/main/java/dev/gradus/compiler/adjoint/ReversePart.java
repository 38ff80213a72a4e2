package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all writers of one reverse sweep have in common. */
abstract class ReversePart {
  final SweepState state;
  final Analysis analysis;
  final Augmented augmented;
  final Fresh fresh;
  final SaveArea area;
  final Homes homes;
  final Reporter reporter;
  final FusedLoops fused;

  /** What the forward sweep has to keep, by statement of the augmented function. */
  final Map<Statement, Saves> saves;

  /** Names in the reverse sweep that turned out to be others of an enclosing region. */
  final Map<Value, Value> renamed;

  ReversePart(SweepState state) {
    this.state = state;
    analysis = state.analysis();
    augmented = state.augmented();
    fresh = state.fresh();
    area = state.area();
    homes = state.homes();
    reporter = state.reporter();
    fused = state.fused();
    saves = state.saves();
    renamed = state.renamed();
  }

  boolean isActiveNumber(Value v) {
    return v.type().isReal() && analysis.activity().isActive(v);
  }

  void add(Value value, @Nullable Value adjoint, Scope scope, Code code) {
    if (adjoint != null && isActiveNumber(value)) {
      scope.add(value, adjoint, code);
    }
  }

  static Value orZero(@Nullable Value adjoint, Type type, Code code) {
    return adjoint == null ? code.real(0, type) : adjoint;
  }

  List<Integer> activeNumbers(List<Value> values) {
    List<Integer> list = new ArrayList<>();
    for (int k = 0; k < values.size(); k++) {
      if (isActiveNumber(values.get(k))) {
        list.add(k);
      }
    }
    return list;
  }

  /** What a body hands on to the next iteration; nothing if it ends in an exception. */
  static List<Value> yielded(Block body) {
    return body.terminator() instanceof Terminator.Yield y ? y.values() : List.of();
  }

  /** What a region saves, and the code that computes the rest again. */
  record Decided(List<Value> saved, Code prologue) {}

  Decided decide(Region region, Set<Value> free, Code code) {
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

  List<Value> restored(List<Value> values) {
    return values.stream().map(homes::restore).toList();
  }

  void popIteration(List<Value> saved, Code prologue) {
    area.pop(restored(Saves.references(saved)), prologue);
    Saves.byType(saved)
        .forEach(
            (type, values) -> {
              Value place = area.release(type, prologue.constant(values.size()), prologue);
              area.load(type, place, restored(values), prologue);
            });
  }
}
