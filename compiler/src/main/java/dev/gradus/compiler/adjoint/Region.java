package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  private final Position position;

  private Region(Kind kind, Optional<Region> parent, Fresh fresh, Position position) {
    this.kind = kind;
    this.parent = parent;
    this.fresh = fresh;
    this.position = position;
  }

  /** The region of a whole function. */
  Region(Kind kind, Fresh fresh) {
    this(kind, Optional.empty(), fresh, Position.NONE);
  }

  Region inner(Kind innerKind, Position place) {
    return new Region(innerKind, Optional.of(this), fresh, place);
  }

  Position position() {
    return position;
  }

  /** How often a call runs this region, as a product of trip counts by line. */
  String count() {
    String outer = kind == Kind.FUSED ? "1" : parent.map(Region::count).orElse("1");
    if (kind != Kind.COUNTED && kind != Kind.LOOP) {
      return outer;
    }
    String own = position.hasLine() ? "n" + position.line() : "n";
    return outer.equals("1") ? own : outer + " · " + own;
  }

  /** Whether all loops that this region runs in are counted ones. */
  boolean isCounted() {
    boolean outer = kind == Kind.FUSED || parent.map(Region::isCounted).orElse(true);
    return outer && kind != Kind.LOOP;
  }

  /** Whether the reverse sweep of the region follows in the same iteration of an outermost loop. */
  boolean isFused() {
    return kind == Kind.FUSED || parent.map(Region::isFused).orElse(false);
  }

  /** Whether the values of the region are simply there in its reverse sweep. */
  boolean isAtHand() {
    return kind == Kind.ENTRY || kind == Kind.FUSED;
  }

  /** Whether the region is a branch of a function whose reverse sweep follows in the same body. */
  boolean isBranchOfEntry() {
    return kind == Kind.BRANCH
        && parent.map(p -> p.kind == Kind.ENTRY || p.isBranchOfEntry()).orElse(false);
  }

  Kind kind() {
    return kind;
  }

  /** The name in the reverse sweep of a value that the region itself defines. */
  Value restore(Value own) {
    return isAtHand() ? own : restored.computeIfAbsent(own, v -> fresh.value(v.type(), v.name()));
  }

  /** What this region and those around it have been asked for. */
  List<Set<Value>> asked() {
    List<Set<Value>> all = new ArrayList<>();
    for (@Nullable Region r = this; r != null; r = r.parent.orElse(null)) {
      all.add(new LinkedHashSet<>(r.restored.keySet()));
    }
    return all;
  }

  /** Forgets what has been asked for since. */
  void forget(List<Set<Value>> asked) {
    int k = 0;
    for (@Nullable Region r = this; r != null; r = r.parent.orElse(null)) {
      r.restored.keySet().retainAll(asked.get(k++));
    }
  }

  Map<Value, Value> restored() {
    return restored;
  }
}
