package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The adjoints known at a place of the reverse sweep, by primal value; what is missing is zero. A
 * branch sees the adjoints from before it; an iteration starts with none, and what it finds for
 * values from outside is added up over the iterations.
 */
final class Scope {
  private final Map<Value, Value> own = new LinkedHashMap<>();
  private final @Nullable Scope seen;
  private final Signs signs;

  private Scope(@Nullable Scope seen, Signs signs) {
    this.seen = seen;
    this.signs = signs;
  }

  static Scope empty() {
    return new Scope(null, new Signs());
  }

  static Scope within(Scope outer) {
    return new Scope(outer, outer.signs);
  }

  /** The arithmetic of the adjoints here. */
  Signs signs() {
    return signs;
  }

  /** The adjoint of a value, null for zero. */
  @Nullable Value get(Value value) {
    for (Scope s = this; s != null; s = s.seen) {
      Value adjoint = s.own.get(value);
      if (adjoint != null) {
        return adjoint;
      }
    }
    return null;
  }

  /** Adds to the adjoint of a value; the first contribution is the adjoint itself. */
  void add(Value value, Value contribution, Code code) {
    Value before = get(value);
    own.put(value, before == null ? contribution : signs.sum(before, contribution, code));
  }

  /** Replaces an adjoint. */
  void put(Value value, Value adjoint) {
    own.put(value, adjoint);
  }

  /** Takes the adjoint of a value whose definition has been reached, null for zero. */
  @Nullable Value take(Value value) {
    return own.remove(value);
  }

  /** The values whose adjoints have changed here. */
  Set<Value> changed() {
    return new LinkedHashSet<>(own.keySet());
  }
}
