package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a loop carries: sums, which each iteration adds to and does nothing else with, and whole
 * numbers that change by the same amount every time.
 *
 * <pre>
 * for (int i = 0; i &lt; n; i++) with (double s, int place)
 *   for (int j = …) with (double t = s)
 *     yield t + x
 *   yield t - y, place + 1</pre>
 */
final class Sums {
  /** One addition to a sum: which of the carried values, what, and whether it is subtracted. */
  record Term(int carried, Value value, boolean negative) {}

  private final Statement.For loop;
  private final Uses uses;
  private final Map<Statement.Instruction, Term> terms = new HashMap<>();

  /** Carried values and results of additions; nothing else may look at them. */
  private final Set<Value> running = new HashSet<>();

  /** Whole numbers that change with every iteration → by how much, and whether downwards. */
  private final Map<Value, Step> steps = new LinkedHashMap<>();

  /** The change of a carried whole number. */
  record Step(Value initial, Value by, boolean down) {}

  private Sums(Statement.For loop, Uses uses) {
    this.loop = loop;
    this.uses = uses;
  }

  /** Empty where the loop carries anything else. */
  static Optional<Sums> of(Statement.For loop, Uses uses) {
    Sums sums = new Sums(loop, uses);
    List<Value> next = ((Terminator.Yield) loop.body().terminator()).values();
    for (int k = 0; k < next.size(); k++) {
      Value carried = loop.carried().get(k);
      boolean known =
          carried.type().equals(Type.INT)
              ? sums.step(k, carried, next.get(k))
              : carried.type().isReal() && sums.sum(k, carried, loop.body(), next.get(k));
      if (!known) {
        return Optional.empty();
      }
    }
    return Optional.of(sums);
  }

  /** What an instruction adds to a sum, if it does. */
  Optional<Term> term(Statement.Instruction i) {
    return Optional.ofNullable(terms.get(i));
  }

  boolean isRunning(Value value) {
    return running.contains(value);
  }

  Map<Value, Step> steps() {
    return steps;
  }

  boolean isEmpty() {
    return terms.isEmpty();
  }

  private boolean step(int k, Value carried, Value next) {
    Optional<Step> up =
        uses.operands(next, WholeOp.ADD)
            .filter(o -> o.contains(carried))
            .map(o -> step(k, o.get(o.get(0) == carried ? 1 : 0), false));
    Optional<Step> step =
        up.or(
            () ->
                uses.operands(next, WholeOp.SUBTRACT)
                    .filter(o -> o.get(0) == carried)
                    .map(o -> step(k, o.get(1), true)));
    step.filter(s -> !isDefinedInside(s.by())).ifPresent(s -> steps.put(carried, s));
    return steps.containsKey(carried);
  }

  private Step step(int k, Value by, boolean down) {
    return new Step(loop.initial().get(k), by, down);
  }

  private boolean isDefinedInside(Value value) {
    return Inside.defines(loop, value);
  }

  /** Follows a sum from the start of a block to what the block yields of it. */
  private boolean sum(int k, Value start, Block block, Value end) {
    Value sum = start;
    while (sum != end) {
      running.add(sum);
      if (!uses.isUsedOnce(sum)) {
        return false;
      }
      Object user = uses.of(sum).get(0);
      if (!(user instanceof Statement s) || block.statements().stream().noneMatch(t -> t == s)) {
        return false;
      }
      Optional<Value> next =
          s instanceof Statement.Instruction i ? add(k, sum, i) : through(k, sum, s);
      if (next.isEmpty()) {
        return false;
      }
      sum = next.get();
    }
    running.add(sum);
    return uses.isUsedOnce(sum);
  }

  private Optional<Value> add(int k, Value sum, Statement.Instruction i) {
    List<Value> a = i.arguments();
    boolean first = a.get(0) == sum;
    boolean added = Arithmetics.isAddition(i.operation());
    if (!added && !(Arithmetics.isSubtraction(i.operation()) && first)) {
      return Optional.empty();
    }
    terms.put(i, new Term(k, a.get(first ? 1 : 0), !added));
    return Optional.of(i.results().get(0));
  }

  /** A sum that a loop inside goes on with. */
  private Optional<Value> through(int k, Value sum, Statement s) {
    if (!(s instanceof Statement.For inner)
        || !(inner.body().terminator() instanceof Terminator.Yield y)) {
      return Optional.empty();
    }
    int at = inner.initial().indexOf(sum);
    if (at < 0 || !sum(k, inner.carried().get(at), inner.body(), y.values().get(at))) {
      return Optional.empty();
    }
    return Optional.of(inner.results().get(at));
  }
}
