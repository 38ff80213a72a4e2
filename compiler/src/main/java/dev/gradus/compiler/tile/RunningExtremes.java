package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ComparisonOps;
import dev.gradus.dsl.op.ScalarOp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way back through a running maximum or minimum: where an element was not the new extreme,
 * which is nearly everywhere, nothing is added to its adjoint, and the cotangent goes on. A branch
 * says so, instead of a chain of choices that each iteration waits for.
 *
 * <pre>
 * part = before == x ? 0.5 * c : 0       if (before &gt; x) yield c
 * a[i] += x &gt; before ? c : part          else { part = …; a[i] += …; yield … }
 * yield before &gt; x ? c : part</pre>
 */
final class RunningExtremes {
  private final Statement.For loop;
  private final Uses uses;

  private RunningExtremes(Statement.For loop, Uses uses) {
    this.loop = loop;
    this.uses = uses;
  }

  /** The loop with such a branch; empty if it is no such loop. */
  static Optional<Statement.For> apply(Statement.For loop, Uses uses, Fresh fresh) {
    return new RunningExtremes(loop, uses).test().map(c -> branch(loop, c, uses, fresh));
  }

  /** What holds where an element was not the new extreme. */
  private Optional<Statement.Instruction> test() {
    Block body = loop.body();
    boolean plain =
        body.statements().stream()
            .allMatch(
                s ->
                    s instanceof Statement.Instruction i
                        && (!(i.operation() instanceof Operation.StaticCall) || Saves.isArea(i)));
    if (!plain
        || loop.carried().size() != 1
        || !(body.terminator() instanceof Terminator.Yield y)) {
      return Optional.empty();
    }
    Value carried = loop.carried().get(0);
    return inside(y.values().get(0))
        .filter(i -> i.operation() instanceof Operation.Choose)
        .filter(i -> i.arguments().get(1) == carried)
        .flatMap(i -> inside(i.arguments().get(0)))
        .filter(i -> isOrder(i.operation()))
        .filter(this::isAllZero);
  }

  private Optional<Statement.Instruction> inside(Value value) {
    return uses.definition(value)
        .filter(i -> loop.body().statements().stream().anyMatch(s -> s == i));
  }

  private static boolean isOrder(Operation operation) {
    return is(operation, ComparisonOps.GREATER) || is(operation, ComparisonOps.LESS);
  }

  private static boolean is(Operation operation, ScalarOp op) {
    return operation instanceof Operation.Scalar s && s.op() == op;
  }

  /** Whether all that the loop stores are sums with what is zero where the test holds. */
  private boolean isAllZero(Statement.Instruction test) {
    boolean stores = false;
    for (Statement.Instruction i : PrivateArrays.accesses(loop.body())) {
      if (i.operation() instanceof Operation.Store) {
        stores = true;
        Optional<Value> added = added(i);
        if (added.isEmpty() || !isZero(added.get(), test)) {
          return false;
        }
      }
    }
    return stores;
  }

  /** What a store adds to an element. */
  private Optional<Value> added(Statement.Instruction store) {
    Statement.Instruction sum = inside(store.arguments().get(2)).orElse(null);
    if (sum == null || !Arithmetics.isAddition(sum.operation())) {
      return Optional.empty();
    }
    for (int k = 0; k < 2; k++) {
      boolean old =
          inside(sum.arguments().get(k))
              .filter(i -> i.operation() instanceof Operation.Load)
              .filter(i -> i.arguments().equals(store.arguments().subList(0, 2)))
              .isPresent();
      if (old) {
        return Optional.of(sum.arguments().get(1 - k));
      }
    }
    return Optional.empty();
  }

  /** Whether choices that the test decides lead to zero. */
  private boolean isZero(Value value, Statement.Instruction test) {
    Value current = value;
    while (!uses.isLiteral(current, 0.0) && !uses.isLiteral(current, 0f)) {
      Optional<Statement.Instruction> choice =
          inside(current).filter(i -> i.operation() instanceof Operation.Choose);
      if (choice.isEmpty() || !contradicts(choice.get().arguments().get(0), test)) {
        return false;
      }
      current = choice.get().arguments().get(2);
    }
    return true;
  }

  /** Whether a condition is sure not to hold where the test holds. */
  private boolean contradicts(Value condition, Statement.Instruction test) {
    Statement.Instruction i = inside(condition).orElse(null);
    if (i == null) {
      return false;
    }
    List<Value> a = i.arguments();
    List<Value> b = test.arguments();
    boolean swapped = a.get(0) == b.get(1) && a.get(a.size() - 1) == b.get(0);
    boolean same = a.equals(b);
    return is(i.operation(), ComparisonOps.EQUAL) && (same || swapped)
        || i.operation().equals(test.operation()) && swapped;
  }

  private static Statement.For branch(
      Statement.For loop, Statement.Instruction test, Uses uses, Fresh fresh) {
    Set<Value> needed = new HashSet<>();
    collect(test, uses, needed);
    List<Statement> first = new ArrayList<>();
    List<Statement> rest = new ArrayList<>();
    for (Statement s : loop.body().statements()) {
      boolean early = s.results().stream().anyMatch(needed::contains);
      (early ? first : rest).add(s);
    }
    Value carried = loop.carried().get(0);
    Value next = fresh.value(carried.type(), "");
    Block stay = new Block(List.of(), new Terminator.Yield(List.of(carried)));
    Block go = new Block(rest, loop.body().terminator());
    Value condition = test.results().get(0);
    first.add(new Statement.If(condition, stay, go, List.of(next), test.position()));
    return loop.withBody(new Block(first, new Terminator.Yield(List.of(next))));
  }

  private static void collect(Statement.Instruction i, Uses uses, Set<Value> into) {
    if (into.addAll(i.results())) {
      i.arguments().forEach(a -> uses.definition(a).ifPresent(d -> collect(d, uses, into)));
    }
  }
}
