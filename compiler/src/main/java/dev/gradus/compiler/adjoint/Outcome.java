package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a piece of code can end, once its jumps are values.
 *
 * @param code the number of the exit taken (INT); empty where there is at most one
 * @param payloads the values that go along, by exit; of those of other exits than the one taken
 *     nothing is known. Without any exit the code never ends normally
 * @param deadEnd how the block ends where there is no exit: by a throw, or by a Yield never reached
 */
record Outcome(Optional<Value> code, Map<Exit, List<Value>> payloads, Terminator deadEnd) {
  private static final Terminator NOWHERE = new Terminator.Yield(List.of());

  static Outcome only(Exit exit, List<Value> payload) {
    return new Outcome(Optional.empty(), Map.of(exit, payload), NOWHERE);
  }

  static Outcome none(Terminator deadEnd) {
    return new Outcome(Optional.empty(), Map.of(), deadEnd);
  }

  static Outcome none() {
    return none(NOWHERE);
  }

  static Outcome of(Optional<Value> code, Map<Exit, List<Value>> payloads) {
    return new Outcome(code, payloads, NOWHERE);
  }

  boolean isDead() {
    return payloads.isEmpty();
  }

  boolean has(Exit exit) {
    return payloads.containsKey(exit);
  }

  boolean isOnly(Exit exit) {
    return payloads.size() == 1 && has(exit);
  }

  List<Value> payload(Exit exit) {
    return Optional.ofNullable(payloads.get(exit)).orElseThrow();
  }

  /** The same without an exit that is known not to be taken. */
  Outcome without(Exit exit) {
    Map<Exit, List<Value>> rest = new LinkedHashMap<>(payloads);
    rest.remove(exit);
    return new Outcome(rest.size() > 1 ? code : Optional.empty(), rest, deadEnd);
  }
}
