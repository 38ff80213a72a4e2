package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Flavour;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the function that runs the entry forwards and backwards in one body. */
final class EntrySweeps {
  private final Analysis analysis;
  private final Function primal;
  private final List<Integer> active;
  private final Fresh fresh;
  private final List<Value> parameters = new ArrayList<>();
  private final Map<Value, Value> shadows = new HashMap<>();
  private final Map<Type, Value> scalarAdjoints = new HashMap<>();
  private SaveReport report = SaveReport.EMPTY;

  EntrySweeps(Analysis analysis, Function primal, List<Integer> active) {
    this.analysis = analysis;
    this.primal = EarlyValues.apply(primal);
    this.active = active;
    this.fresh = Fresh.above(this.primal);
  }

  /** What the sweeps save and compute again, once they are written. */
  SaveReport report() {
    return report;
  }

  Function write() {
    Value stack = fresh.value(Typing.SAVE_STACK, "stack");
    parameters.add(stack);
    parameters.addAll(primal.parameters());
    for (int index : active) {
      Value p = primal.parameters().get(index);
      if (p.type().isArray()) {
        Value adjoint = fresh.value(p.type(), p.name() + "Adjoint");
        shadows.put(p, adjoint);
        parameters.add(adjoint);
      }
    }
    for (Type type : List.of(Type.DOUBLE, Type.FLOAT)) {
      if (active.stream().anyMatch(i -> primal.parameters().get(i).type().equals(type))) {
        Value adjoints = fresh.value(type.array(), "scalarAdjoints");
        scalarAdjoints.put(type, adjoints);
        parameters.add(adjoints);
      }
    }
    Optional<Value> cotangent = Optional.empty();
    if (Activity.holdsReals(primal.result())) {
      cotangent = Optional.of(fresh.value(primal.result(), "cotangent"));
      parameters.add(cotangent.get());
    }
    return function(new SaveArea(stack), cotangent);
  }

  private Function function(SaveArea area, Optional<Value> cotangent) {
    Augmented augmented = Augmenter.apply(primal, analysis, fresh, shadows);
    Block body = augmented.function().body();
    Code reverse = new Code(fresh, Position.NONE);
    ReverseSweep sweep = new ReverseSweep(analysis, augmented, fresh, area);
    Region region = new Region(Region.Kind.ENTRY, fresh);
    Scope scope = Scope.empty();
    if (body.terminator() instanceof Terminator.Return end && end.value().isPresent()) {
      cotangent.ifPresent(c -> seed(end.value().get(), c, augmented, scope, reverse));
    }
    sweep.function(region, parameters, scope, reverse);
    deliver(scope, reverse);
    Code all = new Code(fresh, Position.NONE);
    new SaveInserter(analysis, augmented, sweep, area, fresh).body(body.statements(), all);
    if (body.terminator() instanceof Terminator.Return) {
      all.addAll(reverse);
    }
    Function result =
        new Function(
            Calls.adjointName(primal.name()),
            parameters,
            primal.result(),
            all.ending(body.terminator()));
    report = sweep.report();
    return Renaming.apply(result, sweep.renamed());
  }

  private void seed(Value result, Value cotangent, Augmented augmented, Scope scope, Code code) {
    if (!analysis.activity().isActive(result)) {
      return;
    }
    if (result.type().isArray()) {
      Value shadow = Optional.ofNullable(augmented.shadows().get(result)).orElseThrow();
      ArrayLoops.addInto(shadow, cotangent, code);
    } else {
      scope.add(result, cotangent, code);
    }
  }

  /** Adds the adjoints of scalar parameters to the arrays that the caller gave. */
  private void deliver(Scope scope, Code code) {
    Map<Type, Integer> counts = new HashMap<>();
    for (int index : active) {
      Value p = primal.parameters().get(index);
      if (p.type().isArray()) {
        continue;
      }
      int k = counts.merge(p.type(), 1, Integer::sum) - 1;
      Value adjoint = scope.take(p);
      if (adjoint != null) {
        Value array = Optional.ofNullable(scalarAdjoints.get(p.type())).orElseThrow();
        Value place = code.constant(k);
        Operation add = new Operation.Scalar(ArithmeticOps.ADD, Flavour.STRICT);
        code.store(array, place, code.apply(add, code.load(array, place), adjoint));
      }
    }
  }
}
