package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Loops over the columns of a matrix whose rows are the iterations of a tile: products with a
 * vector, and sums of rows with weights.
 *
 * <pre>
 * for (j = 0; j &lt; d; j++) z += a[i * d + j] * w[j];
 * for (j = 0; j &lt; d; j++) g[j] += v * a[i * d + j];</pre>
 */
final class RowKernels {
  /** The first of these loops. */
  record Dots(Value matrix, Value rowStart, Value columns, Value vector, Value from) {}

  /** The second. */
  record Weighted(
      Value matrix,
      Value rowStart,
      Value columns,
      Value weight,
      Value sums,
      Value from,
      boolean negative) {}

  /** Elements of consecutive rows, and what stands for the column elsewhere. */
  private record Row(Value matrix, Value start, Value columns) {}

  private final Statement.For loop;
  private final Statement.For rows;
  private final Uses uses;
  private final Predicate<Value> varying;

  private RowKernels(Statement.For loop, Statement.For rows, Uses uses, Predicate<Value> varying) {
    this.loop = loop;
    this.rows = rows;
    this.uses = uses;
    this.varying = varying;
  }

  /** The products that a loop computes, if it does nothing else. */
  static Optional<Dots> dots(
      Statement.For loop, Statement.For rows, Uses uses, Predicate<Value> varying) {
    return new RowKernels(loop, rows, uses, varying).dots();
  }

  /** The sums that a loop adds to, if it does nothing else. */
  static Optional<Weighted> weighted(
      Statement.For loop, Statement.For rows, Uses uses, Predicate<Value> varying) {
    return new RowKernels(loop, rows, uses, varying).weighted();
  }

  private Optional<Dots> dots() {
    List<Statement.Instruction> steps = steps();
    if (loop.carried().size() != 1 || steps.size() < 4) {
      return Optional.empty();
    }
    Value sum = loop.carried().get(0);
    Value next = ((Terminator.Yield) loop.body().terminator()).values().get(0);
    Statement.Instruction add = defined(next);
    if (add == null || !Arithmetics.isAddition(add.operation()) || !isDouble(next)) {
      return Optional.empty();
    }
    Statement.Instruction product = defined(other(add, sum));
    if (product == null || !Arithmetics.isProduct(product.operation())) {
      return Optional.empty();
    }
    for (int k = 0; k < 2; k++) {
      Statement.Instruction element = defined(product.arguments().get(k));
      Statement.Instruction entry = defined(product.arguments().get(1 - k));
      Optional<Row> row = row(element);
      Optional<Value> from = entry == null ? Optional.empty() : column(entry);
      if (row.isPresent()
          && from.isPresent()
          && isAll(steps, add, product, element, entry)
          && varying.test(sum)) {
        Value vector = entry.arguments().get(0);
        return Optional.of(
            new Dots(
                row.get().matrix(), row.get().start(), row.get().columns(), vector, from.get()));
      }
    }
    return Optional.empty();
  }

  private Optional<Weighted> weighted() {
    List<Statement.Instruction> steps = steps();
    if (!loop.carried().isEmpty() || steps.size() < 5) {
      return Optional.empty();
    }
    Statement.Instruction store = steps.get(steps.size() - 1);
    if (!(store.operation() instanceof Operation.Store) || !isDouble(store.arguments().get(2))) {
      return Optional.empty();
    }
    Statement.Instruction add = defined(store.arguments().get(2));
    boolean negative = add != null && Arithmetics.isSubtraction(add.operation());
    if (add == null || !negative && !Arithmetics.isAddition(add.operation())) {
      return Optional.empty();
    }
    for (int k = 0; k < (negative ? 1 : 2); k++) {
      Statement.Instruction old = defined(add.arguments().get(k));
      Statement.Instruction product = defined(add.arguments().get(1 - k));
      if (old != null
          && product != null
          && old.operation() instanceof Operation.Load
          && old.arguments().equals(store.arguments().subList(0, 2))
          && Arithmetics.isProduct(product.operation())) {
        Optional<Weighted> found = weighted(steps, store, add, old, product, negative);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Weighted> weighted(
      List<Statement.Instruction> steps,
      Statement.Instruction store,
      Statement.Instruction add,
      Statement.Instruction old,
      Statement.Instruction product,
      boolean negative) {
    Optional<Value> from = column(old);
    for (int k = 0; k < 2; k++) {
      Statement.Instruction element = defined(product.arguments().get(k));
      Value weight = product.arguments().get(1 - k);
      Optional<Row> row = row(element);
      if (row.isPresent()
          && from.isPresent()
          && varying.test(weight)
          && !Inside.defines(loop, weight)
          && isAll(steps, store, add, old, product, element)) {
        return Optional.of(
            new Weighted(
                row.get().matrix(),
                row.get().start(),
                row.get().columns(),
                weight,
                store.arguments().get(0),
                from.get(),
                negative));
      }
    }
    return Optional.empty();
  }

  /** The instructions of the loop, if it counts columns upwards from zero. */
  private List<Statement.Instruction> steps() {
    List<Statement.Instruction> steps = new ArrayList<>();
    if (loop.step() == 1 && uses.isLiteral(loop.from(), 0)) {
      for (Statement s : loop.body().statements()) {
        if (!(s instanceof Statement.Instruction i)) {
          return List.of();
        }
        steps.add(i);
      }
    }
    return steps;
  }

  /** Whether there is nothing else but whole numbers for indices. */
  private static boolean isAll(List<Statement.Instruction> steps, Statement.Instruction... known) {
    return steps.stream()
        .allMatch(
            i ->
                i.operation() instanceof Operation.Whole && Effects.isPure(i.operation())
                    || List.of(known).contains(i));
  }

  /** The instruction of the loop that defines a value; null if none does. */
  private Statement.@org.jspecify.annotations.Nullable Instruction defined(Value value) {
    return uses.definition(value)
        .filter(i -> loop.body().statements().stream().anyMatch(s -> s == i))
        .orElse(null);
  }

  private static Value other(Statement.Instruction i, Value operand) {
    return i.arguments().get(i.arguments().get(0) == operand ? 1 : 0);
  }

  private static boolean isDouble(Value value) {
    return value.type().equals(Type.DOUBLE);
  }

  /** The row of a matrix that an instruction reads an element of. */
  private Optional<Row> row(Statement.@org.jspecify.annotations.Nullable Instruction load) {
    if (load == null
        || !(load.operation() instanceof Operation.Load)
        || Inside.defines(rows, load.arguments().get(0))) {
      return Optional.empty();
    }
    return plus(load.arguments().get(1))
        .filter(varying)
        .filter(start -> !Inside.defines(loop, start))
        .filter(this::isRowStart)
        .map(start -> new Row(load.arguments().get(0), start, loop.to()));
  }

  /** Whether a place is the number of the iteration times the number of columns. */
  private boolean isRowStart(Value start) {
    Value columns = uses.count(loop.to());
    return uses.operands(start, WholeOp.MULTIPLY)
        .filter(
            o ->
                o.get(0) == rows.index() && uses.count(o.get(1)) == columns
                    || o.get(1) == rows.index() && uses.count(o.get(0)) == columns)
        .isPresent();
  }

  /** What the index of an access is beside the column. */
  private Optional<Value> plus(Value index) {
    return uses.operands(index, WholeOp.ADD)
        .filter(o -> o.contains(loop.index()))
        .map(o -> o.get(o.get(0) == loop.index() ? 1 : 0));
  }

  /** Where a load of elements by column, alike in all rows, begins. */
  private Optional<Value> column(Statement.Instruction load) {
    if (!(load.operation() instanceof Operation.Load)
        || varying.test(load.arguments().get(1))
        || varying.test(load.results().get(0))) {
      return Optional.empty();
    }
    Value index = load.arguments().get(1);
    return index == loop.index()
        ? Optional.of(loop.from())
        : plus(index).filter(start -> !Inside.defines(loop, start));
  }
}
