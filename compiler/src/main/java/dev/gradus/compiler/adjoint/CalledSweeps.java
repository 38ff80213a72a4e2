package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes forward and reverse sweep of a function that stays a call, one that calls itself for
 * instance. The forward sweep leaves on the save stack what the reverse sweep needs.
 */
final class CalledSweeps {
  private final Analysis analysis;
  private final Function primal;
  private final Fresh fresh;
  private final Map<Value, Value> shadows = new HashMap<>();
  private final Set<Integer> wanted = new TreeSet<>();
  private SaveReport report = SaveReport.EMPTY;

  CalledSweeps(Analysis analysis, Function primal) {
    this.analysis = analysis;
    this.primal = primal;
    this.fresh = Fresh.above(primal);
  }

  /** What the sweeps save and compute again, once they are written. */
  SaveReport report() {
    return report;
  }

  /** Which of its arguments the reverse sweep asks for: parameters, then shadows. */
  Set<Integer> wanted() {
    return wanted;
  }

  List<Function> write() {
    SaveArea forwardArea = new SaveArea(fresh.value(Typing.SAVE_STACK, "stack"));
    SaveArea reverseArea = new SaveArea(fresh.value(Typing.SAVE_STACK, "stack"));
    for (Value p : Calls.shadowed(primal, analysis.activity())) {
      shadows.put(p, fresh.value(p.type(), p.name() + "Adjoint"));
    }
    Augmented augmented = Augmenter.apply(primal, analysis, fresh, shadows);
    ReverseSweep sweep = new ReverseSweep(analysis, augmented, fresh, reverseArea);
    Region region = new Region(Region.Kind.CALLED, fresh);
    List<Value> known = new ArrayList<>(primal.parameters());
    Calls.shadowed(primal, analysis.activity())
        .forEach(p -> known.add(Optional.ofNullable(shadows.get(p)).orElseThrow()));
    Code reverse = new Code(fresh, Position.NONE);
    List<Value> reverseParameters = new ArrayList<>(List.of(reverseArea.stack()));
    Scope scope = Scope.empty();
    Block body = augmented.function().body();
    if (Calls.takesCotangent(primal, analysis.activity())) {
      Value cotangent = fresh.value(primal.result(), "cotangent");
      reverseParameters.add(cotangent);
      if (body.terminator() instanceof Terminator.Return end) {
        end.value()
            .filter(analysis.activity()::isActive)
            .ifPresent(v -> scope.add(v, cotangent, reverse));
      }
    }
    sweep.function(region, known, scope, reverse);
    for (int k : Calls.activeScalars(primal, analysis.activity())) {
      Value p = primal.parameters().get(k);
      Value adjoint = scope.take(p);
      reverse.run(
          new Operation.Push(),
          reverseArea.stack(),
          adjoint == null ? reverse.real(0, p.type()) : adjoint);
    }
    Code start = new Code(fresh, Position.NONE);
    List<Value> saved = sweep.finishCalled(region, new LinkedHashSet<>(known), start);
    start.addAll(reverse);
    for (int k = 0; k < known.size(); k++) {
      if (region.restored().containsKey(known.get(k))) {
        wanted.add(k);
      }
    }
    for (int k : analysis.wanted().getOrDefault(primal.name(), wanted)) {
      reverseParameters.add(region.restore(known.get(k)));
    }
    Function backwards =
        new Function(
            Calls.reverseName(primal.name()),
            reverseParameters,
            Type.VOID,
            start.ending(new Terminator.Return(Optional.empty())));
    report = sweep.report();
    Function forwards = forwards(augmented, sweep, forwardArea, known, saved);
    return List.of(forwards, Renaming.apply(backwards, sweep.renamed()));
  }

  private Function forwards(
      Augmented augmented,
      ReverseSweep sweep,
      SaveArea area,
      List<Value> known,
      List<Value> saved) {
    Block body = augmented.function().body();
    Code code = new Code(fresh, Position.NONE);
    new SaveInserter(analysis, augmented, sweep, area, fresh).body(body.statements(), code);
    if (body.terminator() instanceof Terminator.Return end) {
      SaveInserter.save(saved, area, code);
      end.value()
          .filter(v -> v.type().isArray() && analysis.activity().isActive(v))
          .ifPresent(
              v ->
                  area.pushReference(
                      Optional.ofNullable(augmented.shadows().get(v)).orElseThrow(), code));
    }
    List<Value> parameters = new ArrayList<>(List.of(area.stack()));
    parameters.addAll(known);
    return new Function(
        Calls.forwardName(primal.name()),
        parameters,
        primal.result(),
        code.ending(body.terminator()));
  }
}
