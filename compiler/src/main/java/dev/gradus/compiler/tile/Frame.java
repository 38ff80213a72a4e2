package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.kernel.Tiles;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the code of a tile knows: where its values are. */
final class Frame {
  final Plan plan;
  final Rows rows;

  /** Index of the tile's first iteration. */
  final Value first;

  /** Number of iterations in the tile. */
  final Value size;

  /** Iterations of a tile that is not the last. */
  final int capacity;

  /** Private array → rows of it, one for each element. */
  final Map<Value, Value> expanded = new HashMap<>();

  /** Load that a loop inside repeats → rows of what it reads. */
  final Map<Object, Value> gathered = new IdentityHashMap<>();

  /** Where on the save stack the tile's blocks begin, by the type of what is saved. */
  final Map<Type, Value> savedFrom = new HashMap<>();

  /** Sums and whether terms are subtracted → what every lane has added up. */
  private final Map<List<Object>, Value> sums = new LinkedHashMap<>();

  private final Map<Type, Value> scratch = new HashMap<>();
  private final Map<Type, Value> aside = new HashMap<>();

  /** Instructions whose code has been written. */
  final Set<Object> done = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Map<Value, Value> uniform = new HashMap<>();
  private final Map<Value, Value> row = new HashMap<>();

  /** What a loop inside yields → the row of the carried value that it is for. */
  private final Map<Value, Value> successors = new HashMap<>();

  Frame(Plan plan, Rows rows, Value first, Value size, int capacity) {
    this.plan = plan;
    this.rows = rows;
    this.first = first;
    this.size = size;
    this.capacity = capacity;
  }

  /** What stands for a value that is the same for all iterations. */
  Value uniform(Value value) {
    return uniform.getOrDefault(value, value);
  }

  void putUniform(Value value, Value by) {
    uniform.put(value, by);
  }

  Optional<Value> knownRow(Value value) {
    return Optional.ofNullable(row.get(value));
  }

  void putRow(Value value, Value array) {
    row.put(value, array);
  }

  /** A row to hold a value that is about to be computed. */
  Value newRow(Value value) {
    Value known = row.get(value);
    if (known != null) {
      return known;
    }
    Value array = rows.take(value.type());
    row.put(value, array);
    return array;
  }

  /** The row of a value; one filled with it where it is the same for all iterations. */
  Value row(Value value, Code code) {
    if (row.containsKey(value)) {
      return row.get(value);
    } else if (plan.isVarying(value)) {
      throw new IllegalStateException("no row for " + value);
    }
    Value array = rows.take(value.type());
    fill(array, code.constant(0), uniform(value), code);
    return array;
  }

  void fill(Value array, Value offset, Value value, Code code) {
    String parameters = array.type().descriptor() + "II" + array.type().element().descriptor();
    code.run(Tiles.class, "fill", parameters, array, offset, size, value);
  }

  void copy(Value from, Value fromOffset, Value to, Value toOffset, Code code) {
    String type = from.type().descriptor();
    code.run(Tiles.class, "copy", type + "I" + type + "II", from, fromOffset, to, toOffset, size);
  }

  /** Puts a value, wherever it is, into a row. */
  void assign(Value to, Value value, Code code) {
    if (!plan.isVarying(value)) {
      fill(to, code.constant(0), uniform(value), code);
    } else if (row.get(value) != to) {
      Value zero = code.constant(0);
      copy(row(value, code), zero, to, zero, code);
    }
  }

  /**
   * The value of a whole number in the tile's iteration {@code lane}, the instructions for it
   * written where they are not known already.
   */
  Value address(Value value, Value lane, Map<Value, Value> known, Code code) {
    if (!plan.isVarying(value)) {
      return uniform(value);
    }
    Value there = known.get(value);
    if (there == null) {
      there = computeAddress(value, lane, known, code);
      known.put(value, there);
    }
    return there;
  }

  private Value computeAddress(Value value, Value lane, Map<Value, Value> known, Code code) {
    if (value == plan.loop.index()) {
      return code.whole(WholeOp.ADD, first, lane);
    }
    Sums.Step step = plan.sums.steps().get(value);
    if (step != null) {
      Value index = address(plan.loop.index(), lane, known, code);
      return stepped(step, index, code);
    }
    Statement.Instruction i = plan.uses.definition(value).orElseThrow();
    List<Value> arguments = i.arguments().stream().map(a -> address(a, lane, known, code)).toList();
    return code.apply(i.operation(), arguments);
  }

  /** A carried whole number at an index. */
  Value stepped(Sums.Step step, Value index, Code code) {
    Value from = plan.loop.from();
    Value trips =
        plan.loop.step() > 0
            ? code.whole(WholeOp.SUBTRACT, index, from)
            : code.whole(WholeOp.SUBTRACT, from, index);
    Value change = code.whole(WholeOp.MULTIPLY, trips, step.by());
    return code.whole(step.down() ? WholeOp.SUBTRACT : WholeOp.ADD, step.initial(), change);
  }

  /** The row of an element that every iteration has for itself. */
  Value privateRow(Value array, Value index, Code code) {
    return code.apply(new Operation.Load(), expanded.get(array), uniform(index));
  }

  /** Where on the save stack the tile keeps what one iteration would keep at a place. */
  Value savedPlace(Value array, Value place, Code code) {
    Value from = savedFrom.get(array.type().element());
    Value offset = code.whole(WholeOp.SUBTRACT, uniform(place), from);
    return code.whole(
        WholeOp.ADD, from, code.whole(WholeOp.MULTIPLY, offset, code.constant(capacity)));
  }

  /** The array of a save stack's area, as it is now: making room may have moved it. */
  Value savedArea(Value array, Code code) {
    Statement.Instruction area = plan.uses.definition(array).orElseThrow();
    return code.apply(area.operation(), uniform(area.arguments().get(0)));
  }

  /** The row in which every lane adds up a term. */
  Value sums(Sums.Term term) {
    Type type = plan.loop.carried().get(term.carried()).type();
    return sums.computeIfAbsent(List.of(term.carried(), term.negative()), k -> rows.take(type));
  }

  /** The row of what has been added to, or subtracted from, a carried value. */
  Optional<Value> sums(int carried, boolean negative) {
    return Optional.ofNullable(sums.get(List.of(carried, negative)));
  }

  Collection<Value> allSums() {
    return sums.values();
  }

  /** A row for partial sums that are needed for a moment. */
  Value scratch(Type element) {
    return scratch.computeIfAbsent(element, rows::take);
  }

  /** A row for elements while they are added to. */
  Value aside(Type element) {
    return aside.computeIfAbsent(element, rows::take);
  }

  /** The row that a value has to end up in, because a loop inside carries it on. */
  Optional<Value> successor(Value value) {
    return Optional.ofNullable(successors.get(value));
  }

  void carryOn(Value yielded, Value carried) {
    successors.put(yielded, carried);
  }
}
