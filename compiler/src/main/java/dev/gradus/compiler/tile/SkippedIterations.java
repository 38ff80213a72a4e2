package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ComparisonOps;
import java.util.List;
import java.util.Optional;

/**
 * Which iterations of a loop do nothing: iteration i, where {@code array[i + distance] < bound} (or
 * {@code >}), except where {@code i + exception.distance() == exception.place()}, which may do
 * something all the same.
 *
 * @param bound defined before the loop, or carried by it
 */
record SkippedIterations(
    Value array, int distance, Value bound, boolean less, Optional<Exempt> exception) {
  /** An iteration that has a bound of its own. */
  record Exempt(int distance, Value place) {}

  /** Empty if the loop is not one {@code if} behind such a test. */
  static Optional<SkippedIterations> of(Statement.For loop, Uses uses) {
    List<Statement> statements = loop.body().statements();
    if (Math.abs(loop.step()) != 1
        || statements.isEmpty()
        || !(statements.get(statements.size() - 1) instanceof Statement.If i)
        || !isYielded(i.results(), loop.body())
        || !i.then().statements().isEmpty()
        || !isYielded(loop.carried(), i.then())) {
      return Optional.empty();
    }
    return test(loop, i.condition(), uses)
        .filter(
            t ->
                statements.stream()
                    .limit(statements.size() - 1)
                    .allMatch(s -> t.isHarmless(s, loop, uses)));
  }

  private static boolean isYielded(List<Value> values, Block block) {
    return block.terminator() instanceof Terminator.Yield y && y.values().equals(values);
  }

  /**
   * Whether nothing is lost, not even an exception, if a statement before the test does not run.
   */
  private boolean isHarmless(Statement s, Statement.For loop, Uses uses) {
    return s instanceof Statement.Instruction i
        && (Effects.isPure(i.operation())
            || isElement(i, loop, uses)
                && i.arguments().get(0) == array
                && distance(i, loop, uses).filter(d -> d == distance).isPresent());
  }

  /** By how much the index of a load is more than that of the loop, if that is a literal. */
  private static Optional<Integer> distance(
      Statement.Instruction load, Statement.For loop, Uses uses) {
    return Linear.difference(load.arguments().get(1), loop.index(), uses);
  }

  private static boolean isElement(Statement.Instruction i, Statement.For loop, Uses uses) {
    Type type = i.results().isEmpty() ? Type.INT : i.results().get(0).type();
    return i.operation() instanceof Operation.Load
        && type.isReal()
        && type.equals(i.arguments().get(0).type().element())
        && !Inside.defines(loop, i.arguments().get(0))
        && distance(i, loop, uses).isPresent();
  }

  private static Optional<SkippedIterations> test(Statement.For loop, Value condition, Uses uses) {
    Statement.Instruction order = uses.definition(condition).orElse(null);
    if (order == null || !Inside.defines(loop, condition)) {
      return Optional.empty();
    }
    Optional<Boolean> less = less(order.operation());
    for (int k = 0; less.isPresent() && k < 2; k++) {
      Value element = order.arguments().get(k);
      Statement.Instruction load = uses.definition(element).orElse(null);
      if (load != null && Inside.defines(loop, element) && isElement(load, loop, uses)) {
        return of(load, order.arguments().get(1 - k), less.get() == (k == 0), loop, uses);
      }
    }
    return Optional.empty();
  }

  private static Optional<Boolean> less(Operation operation) {
    if (operation instanceof Operation.Compare c) {
      return Optional.of(c.comparison() == Comparison.LT)
          .filter(l -> l || c.comparison() == Comparison.GT);
    } else if (operation instanceof Operation.Scalar s) {
      return Optional.of(s.op() == ComparisonOps.LESS)
          .filter(l -> l || s.op() == ComparisonOps.GREATER);
    }
    return Optional.empty();
  }

  private static Optional<SkippedIterations> of(
      Statement.Instruction load, Value bound, boolean less, Statement.For loop, Uses uses) {
    int distance = distance(load, loop, uses).orElseThrow();
    Value array = load.arguments().get(0);
    if (isKnown(bound, loop)) {
      return Optional.of(new SkippedIterations(array, distance, bound, less, Optional.empty()));
    }
    Statement.Instruction choice = uses.definition(bound).orElse(null);
    if (choice == null || !(choice.operation() instanceof Operation.Choose)) {
      return Optional.empty();
    }
    Value usual = choice.arguments().get(2);
    return uses.definition(choice.arguments().get(0))
        .filter(i -> isKnown(usual, loop))
        .flatMap(i -> exception(i, loop, uses))
        .map(e -> new SkippedIterations(array, distance, usual, less, Optional.of(e)));
  }

  private static boolean isKnown(Value bound, Statement.For loop) {
    return loop.carried().contains(bound) || !Inside.defines(loop, bound);
  }

  private static Optional<Exempt> exception(
      Statement.Instruction test, Statement.For loop, Uses uses) {
    if (!(test.operation() instanceof Operation.Compare c) || c.comparison() != Comparison.EQ) {
      return Optional.empty();
    }
    Value place = test.arguments().get(1);
    return Optional.of(place)
        .filter(p -> p.type().equals(Type.INT) && !Inside.defines(loop, p))
        .flatMap(p -> Linear.difference(test.arguments().get(0), loop.index(), uses))
        .map(distance -> new Exempt(distance, place));
  }
}
