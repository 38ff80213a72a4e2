package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whole numbers that a counted loop carries and that follow from the number of the iteration and
 * each other, such as places that move by varying steps. A reverse loop whose iterations may come
 * in any order counts up and carries them again, so that they need not be saved.
 *
 * @param carried the numbers
 * @param initial what they start from
 * @param next what follows
 */
record Recurrences(List<Value> carried, List<Value> initial, List<Value> next) {
  static final Recurrences NONE = new Recurrences(List.of(), List.of(), List.of());

  /** Those of a loop, if what its reverse sweep has asked for so far needs any. */
  static Recurrences of(Statement.For l, Region region, Homes homes) {
    boolean plain =
        l.body().terminator() instanceof Terminator.Yield
            && region.restored().keySet().stream().noneMatch(v -> Typing.isReference(v.type()));
    if (!plain) {
      return NONE;
    }
    Set<Value> known = new LinkedHashSet<>(List.of(l.index()));
    for (Value v : l.carried()) {
      if (v.type().equals(Type.INT)) {
        known.add(v);
      }
    }
    List<Value> yielded = ((Terminator.Yield) l.body().terminator()).values();
    boolean all = false;
    while (!all) {
      all = true;
      for (int k = 0; k < l.carried().size(); k++) {
        Value v = l.carried().get(k);
        if (known.contains(v) && !follows(yielded.get(k), known, region, homes)) {
          known.remove(v);
          all = false;
        }
      }
    }
    Recurrences found = new Recurrences(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int k = 0; k < l.carried().size(); k++) {
      if (known.contains(l.carried().get(k))) {
        found.carried.add(l.carried().get(k));
        found.initial.add(l.initial().get(k));
        found.next.add(yielded.get(k));
      }
    }
    return found.isNeeded(region, homes) ? found : NONE;
  }

  /** Whether what the reverse sweep asks for depends on one of the numbers. */
  private boolean isNeeded(Region region, Homes homes) {
    Set<Value> seen = new LinkedHashSet<>(region.restored().keySet());
    List<Value> open = new ArrayList<>(seen);
    while (!open.isEmpty()) {
      Value v = open.remove(open.size() - 1);
      if (carried.contains(v)) {
        return true;
      }
      if (homes.of(v) == region) {
        for (Value a :
            homes.definition(v).map(Statement.Instruction::arguments).orElse(List.of())) {
          if (seen.add(a)) {
            open.add(a);
          }
        }
      }
    }
    return false;
  }

  /** Whether a value is computed from known ones by operations on whole numbers. */
  private static boolean follows(Value value, Set<Value> known, Region region, Homes homes) {
    Set<Value> seen = new LinkedHashSet<>(List.of(value));
    List<Value> open = new ArrayList<>(List.of(value));
    while (!open.isEmpty()) {
      Value v = open.remove(open.size() - 1);
      if (known.contains(v) || homes.of(v) != region) {
        continue;
      }
      Optional<Statement.Instruction> definition = homes.definition(v);
      if (definition.isEmpty() || !isWhole(definition.get().operation())) {
        return false;
      }
      for (Value a : definition.get().arguments()) {
        if (seen.add(a)) {
          open.add(a);
        }
      }
    }
    return true;
  }

  private static boolean isWhole(Operation operation) {
    return operation instanceof Operation.Whole
        || operation instanceof Operation.Constant c && c.type().equals(Type.INT);
  }

  /** Asks for what the reverse loop carries. */
  void ask(Homes homes) {
    carried.forEach(homes::restore);
    next.forEach(homes::restore);
  }

  /** Adds them to what the reverse loop carries. */
  void carry(Homes homes, List<Value> names, List<Value> starts, List<Value> followers) {
    carried.forEach(v -> names.add(homes.restore(v)));
    initial.forEach(v -> starts.add(homes.restore(v)));
    next.forEach(v -> followers.add(homes.restore(v)));
  }
}
