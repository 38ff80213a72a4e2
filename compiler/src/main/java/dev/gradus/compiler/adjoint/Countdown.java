package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;

/** The loop that counts down, under construction. */
final class Countdown {
  final Region inner;
  final Scope scope = Scope.empty();
  final Code body;
  final List<Value> carried = new ArrayList<>();
  final List<Value> initial = new ArrayList<>();
  final List<Value> next = new ArrayList<>();
  final Value trip;
  private final Fresh fresh;

  Countdown(Region region, Region.Kind kind, Fresh fresh, Code code) {
    this.fresh = fresh;
    trip = fresh.value(Type.INT, "trip");
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
      Value start = ReversePart.orZero(outer.get(v), v.type(), code);
      Value sum = carry(start);
      scope.add(v, sum, body);
      next.add(java.util.Objects.requireNonNull(scope.get(v)));
    }
    return outside;
  }
}
