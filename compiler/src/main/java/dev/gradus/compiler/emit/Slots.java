package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives each variable local slots that no other live variable has. Variables that are set to one
 * another get the same slot where their lives allow it, so that no move is needed.
 */
final class Slots {
  private static final int[] NONE = {};

  private final Lifetimes lifetimes;
  private final int[] slot;
  private final int[][] relatives;
  private final List<List<Value>> partners;
  private final int[] family;
  private final BitSet taken = new BitSet();
  private final BitSet definedLater = new BitSet();

  /** Variables at the step that sets them first. */
  private final NotedValues starting;

  /** Variables at the step that reads them last. */
  private final NotedValues ending;

  private int limit;

  Slots(List<Step> code, List<Value> parameters, int values) {
    lifetimes = new Lifetimes(code, values);
    slot = new int[values];
    relatives = new int[values][];
    partners = new ArrayList<>(Collections.nCopies(values, List.of()));
    family = new int[values];
    Arrays.fill(slot, -1);
    Arrays.fill(relatives, NONE);
    Arrays.setAll(family, i -> i);
    starting = new NotedValues(code.size(), values);
    ending = new NotedValues(code.size(), values);
    code.forEach(this::relate);
    code.forEach(this::noteDefinition);
    for (Value parameter : parameters) {
      take(parameter, limit, 0);
    }
    for (int i = 0; i < code.size(); i++) {
      assign(code.get(i), i);
      ending.forEach(i, v -> taken.clear(slot(v), slot(v) + v.type().slots()));
    }
  }

  /** First slot of a variable; -1 for a value that has none. */
  int slot(Value value) {
    return slot[value.id()];
  }

  /** Whether both have slots and they are the same. */
  boolean shared(Value a, Value b) {
    return slot(a) >= 0 && slot(a) == slot(b);
  }

  /** Visits the variables that get their first value at this step. */
  void forEachStarting(int step, Consumer<Value> visitor) {
    starting.forEach(step, visitor);
  }

  /** Visits the variables whose last reading is at this step. */
  void forEachEnding(int step, Consumer<Value> visitor) {
    ending.forEach(step, visitor);
  }

  /** Number of local slots in all. */
  int limit() {
    return limit;
  }

  private void relate(Step step) {
    if (step instanceof Step.Set set) {
      for (int i = 0; i < set.targets().size(); i++) {
        Value target = set.targets().get(i);
        set.sources().get(i).ifPresent(source -> join(target, source));
      }
    } else if (step instanceof Step.Exit exit) {
      for (int i = 0; i < exit.results().size(); i++) {
        join(exit.results().get(i), exit.carried().get(i));
      }
    }
  }

  /** Results of structured statements get their slots where those end, not at the jumps there. */
  private void noteDefinition(Step step) {
    if (step instanceof Step.Define define) {
      define.values().forEach(v -> definedLater.set(v.id()));
    }
  }

  private void join(Value a, Value b) {
    add(partners, a.id(), b);
    add(partners, b.id(), a);
    family[root(a.id())] = root(b.id());
  }

  private int root(int id) {
    int r = id;
    while (family[r] != r) {
      family[r] = family[family[r]];
      r = family[r];
    }
    return r;
  }

  private void assign(Step step, int at) {
    if (step instanceof Step.Set set) {
      if (!definedLater.get(set.targets().get(0).id())) {
        assign(set.targets(), set.sources(), at);
      }
    } else if (step instanceof Step.Define define) {
      List<Optional<Value>> none =
          define.values().stream().map(v -> Optional.<Value>empty()).toList();
      assign(define.values(), none, at);
    }
  }

  /** First those that can have the slot of what they are set to, then the others. */
  private void assign(List<Value> targets, List<Optional<Value>> sources, int at) {
    for (int i = 0; i < targets.size(); i++) {
      Value target = targets.get(i);
      int wished = sources.get(i).map(this::slot).orElse(-1);
      if (slot(target) < 0 && wished >= 0 && isFree(wished, target)) {
        take(target, wished, at);
      }
    }
    for (Value target : targets) {
      if (slot(target) < 0) {
        take(target, choose(target), at);
      }
    }
  }

  /** The slot of what it is set to or from, of a remoter relative, or the first that is free. */
  private int choose(Value value) {
    for (Value partner : partners.get(value.id())) {
      if (slot(partner) >= 0 && isFree(slot(partner), value)) {
        return slot(partner);
      }
    }
    for (int candidate : relatives[root(value.id())]) {
      if (isFree(candidate, value)) {
        return candidate;
      }
    }
    int candidate = taken.nextClearBit(0);
    while (!isFree(candidate, value)) {
      candidate = taken.nextClearBit(candidate + 1);
    }
    return candidate;
  }

  private boolean isFree(int candidate, Value value) {
    return !taken.get(candidate) && (value.type().slots() == 1 || !taken.get(candidate + 1));
  }

  private void take(Value value, int chosen, int at) {
    slot[value.id()] = chosen;
    int width = value.type().slots();
    limit = Math.max(limit, chosen + width);
    remember(root(value.id()), chosen);
    int end = Math.max(lifetimes.end(value), at);
    taken.set(chosen, chosen + width);
    starting.add(at, value);
    ending.add(end, value);
  }

  private static void add(List<List<Value>> lists, int at, Value value) {
    if (lists.get(at).isEmpty()) {
      lists.set(at, new ArrayList<>(2));
    }
    lists.get(at).add(value);
  }

  /** A few slots per family are enough. */
  private void remember(int root, int chosen) {
    int[] known = relatives[root];
    if (known.length < 4 && Arrays.stream(known).noneMatch(s -> s == chosen)) {
      relatives[root] = Arrays.copyOf(known, known.length + 1);
      relatives[root][known.length] = chosen;
    }
  }
}
