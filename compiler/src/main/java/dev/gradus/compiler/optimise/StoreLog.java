package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * When elements may have been stored, as far as a walk over the program has come. An element is
 * named by its index: {@code base + offset}, where the base is a value or none. Elements of one
 * base and different offsets are different.
 */
final class StoreLog {

  /** An index as {@code base + offset}. */
  record Place(Optional<Value> base, int offset) {}

  /**
   * @param all last time that any element may have been stored
   * @param base of the last store
   * @param last time of the last store by that base
   * @param other time of the last store by another base
   */
  record State(int all, Optional<Place> base, int last, int other) {}

  private static final State NEVER = new State(0, Optional.empty(), 0, 0);

  private State state = NEVER;
  private final Map<Place, Integer> stores = new HashMap<>();

  /** A point of the walk to come back to. */
  record Undo(StoreLog log, State state, Optional<Place> place, int time) {
    void run() {
      log.state = state;
      place.ifPresent(p -> log.stores.put(p, time));
    }
  }

  /** The last time at which the element may have been stored. */
  int time(Place place) {
    boolean same = state.base().isPresent() && sameBase(state.base().get(), place);
    int others = same ? state.other() : state.last();
    int exact = state.last() == 0 ? 0 : stores.getOrDefault(place, 0);
    return Math.max(state.all(), Math.max(others, exact));
  }

  Undo store(Place place, int time) {
    Undo undo = new Undo(this, state, Optional.of(place), stores.getOrDefault(place, 0));
    boolean same = state.base().isPresent() && sameBase(state.base().get(), place);
    int other = same ? state.other() : state.last();
    state = new State(state.all(), Optional.of(place), time, other);
    stores.put(place, time);
    return undo;
  }

  Undo storeAnywhere(int time) {
    Undo undo = new Undo(this, state, Optional.empty(), 0);
    state = new State(time, state.base(), state.last(), state.other());
    return undo;
  }

  private static boolean sameBase(Place a, Place b) {
    return a.base().equals(b.base());
  }
}
