package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of code that runs backwards as a whole: a function, a branch, an iteration. It knows
 * which of its values its reverse sweep asks for, and which of them the forward sweep saves.
 */
final class Region {

  /** What a region is, which decides how values get from forward to reverse sweep. */
  enum Kind {
    /** A function whose reverse sweep follows in the same body: its values are simply there. */
    ENTRY,
    /** A function whose reverse sweep is a function of its own. */
    CALLED,
    BRANCH,
    /** An iteration whose reverse sweep follows at once. */
    FUSED,
    COUNTED,
    LOOP
  }

  private final Kind kind;
  private final Optional<Region> parent;
  private final Fresh fresh;

  /** Values asked for, with their names in the reverse sweep. */
  private final Map<Value, Value> restored = new LinkedHashMap<>();

  private final List<Value> saved = new ArrayList<>();

  Region(Kind kind, Optional<Region> parent, Fresh fresh) {
    this.kind = kind;
    this.parent = parent;
    this.fresh = fresh;
  }

  Region inner(Kind innerKind) {
    return new Region(innerKind, Optional.of(this), fresh);
  }

  Kind kind() {
    return kind;
  }

  Region parent() {
    return parent.orElseThrow();
  }

  boolean hasParent() {
    return parent.isPresent();
  }

  /** The name in the reverse sweep of a value that the region itself defines. */
  Value restore(Value own) {
    return kind == Kind.ENTRY || kind == Kind.FUSED
        ? own
        : restored.computeIfAbsent(own, v -> fresh.value(v.type(), v.name()));
  }

  Map<Value, Value> restored() {
    return restored;
  }

  /** Values that the forward sweep saves for the reverse sweep, in order. */
  List<Value> saved() {
    return saved;
  }
}
