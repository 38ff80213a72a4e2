package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import dev.gradus.compiler.optimise.Regions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds arrays that every iteration of a loop may have for itself: made in the function, reached
 * inside the loop only, and either filled from end to end before anything else, or all zero before
 * the loop and cleared from end to end after everything else.
 */
final class PrivateArrays {
  private final Statement.For loop;
  private final Uses uses;
  private final Regions regions;
  private final Set<Object> inside = new HashSet<>();

  /** Numbers of rows; two loops reach all elements of an array unless these are negative. */
  private final Set<Value> rows = new LinkedHashSet<>();

  PrivateArrays(Statement.For loop, Uses uses, Regions regions) {
    this.loop = loop;
    this.uses = uses;
    this.regions = regions;
    accesses(loop.body()).forEach(inside::add);
  }

  /** What must not be negative for what has been found to hold. */
  Set<Value> rows() {
    return rows;
  }

  boolean isPrivate(Value array) {
    List<Statement.Instruction> made = uses.definition(array).map(List::of).orElse(List.of());
    if (made.isEmpty()
        || !(made.get(0).operation() instanceof Operation.NewArray)
        || made.get(0).arguments().size() != 1
        || array.type().rank() != 1
        || !array.type().element().equals(Type.DOUBLE)
        || !regions.isMadeHere(array)
        || !uses.of(array).stream().allMatch(this::isHarmless)) {
      return false;
    }
    Value length = made.get(0).arguments().get(0);
    List<Statement> using = new ArrayList<>();
    for (Statement s : loop.body().statements()) {
      if (!accesses(s, array).isEmpty()) {
        using.add(s);
      }
    }
    return !using.isEmpty()
        && (fills(using.get(0), array, length)
            || clears(using.get(using.size() - 1), array, length));
  }

  /** Whether a use is an access in the loop, or a question for the length. */
  private boolean isHarmless(Object user) {
    return inside.contains(user)
        || user instanceof Statement.Instruction i
            && i.operation() instanceof Operation.ArrayLength;
  }

  /** Whether a statement stores to every element, and reads none. */
  private boolean fills(Statement s, Value array, Value length) {
    List<Statement.Instruction> accesses = accesses(s, array);
    return accesses.size() == 1 && isStore(accesses.get(0)) && covers(s, accesses.get(0), length);
  }

  /** Whether a statement stores zero to every element, and reads elements only before that. */
  private boolean clears(Statement s, Value array, Value length) {
    List<Statement.Instruction> accesses = accesses(s, array);
    Statement.Instruction last = accesses.get(accesses.size() - 1);
    return accesses.size() <= 2
        && isStore(last)
        && uses.isLiteral(last.arguments().get(2), 0.0)
        && accesses.get(0).arguments().get(1) == last.arguments().get(1)
        && (accesses.size() == 1 || !isStore(accesses.get(0)))
        && covers(s, last, length);
  }

  /** Whether a store of a nest of one or two loops reaches every element. */
  private boolean covers(Statement s, Statement.Instruction store, Value length) {
    if (!(s instanceof Statement.For outer) || uses.range(outer).isEmpty()) {
      return false;
    }
    Value count = uses.range(outer).get();
    Value index = store.arguments().get(1);
    if (contains(outer.body(), store)) {
      return index == outer.index() && uses.count(length) == count;
    }
    for (Statement t : outer.body().statements()) {
      if (t instanceof Statement.For inner && contains(inner.body(), store)) {
        rows.add(count);
        return uses.range(inner)
            .filter(columns -> isProduct(length, count, columns))
            .filter(columns -> isElement(index, outer.index(), columns, inner.index()))
            .isPresent();
      }
    }
    return false;
  }

  private static boolean contains(Block block, Statement.Instruction store) {
    return block.statements().stream().anyMatch(s -> s == store);
  }

  /** Whether the index is {@code row · columns + column}. */
  private boolean isElement(Value index, Value row, Value columns, Value column) {
    return uses.operands(index, WholeOp.ADD)
        .filter(
            o ->
                o.get(1) == column && isProduct(o.get(0), row, columns)
                    || o.get(0) == column && isProduct(o.get(1), row, columns))
        .isPresent();
  }

  private boolean isProduct(Value value, Value a, Value b) {
    return uses.operands(value, WholeOp.MULTIPLY)
        .filter(
            o ->
                uses.count(o.get(0)) == a && uses.count(o.get(1)) == b
                    || uses.count(o.get(0)) == b && uses.count(o.get(1)) == a)
        .isPresent();
  }

  private static boolean isStore(Statement.Instruction i) {
    return i.operation() instanceof Operation.Store;
  }

  private static List<Statement.Instruction> accesses(Statement s, Value array) {
    List<Statement.Instruction> all = new ArrayList<>();
    if (s instanceof Statement.Instruction i && isAccess(i)) {
      all.add(i);
    }
    Values.blocks(s).forEach(b -> all.addAll(accesses(b)));
    all.removeIf(i -> i.arguments().get(0) != array);
    return all;
  }

  /** Loads and stores, in program order. */
  static List<Statement.Instruction> accesses(Block block) {
    List<Statement.Instruction> all = new ArrayList<>();
    for (Statement s : block.statements()) {
      if (s instanceof Statement.Instruction i && isAccess(i)) {
        all.add(i);
      }
      Values.blocks(s).forEach(b -> all.addAll(accesses(b)));
    }
    return all;
  }

  private static boolean isAccess(Statement.Instruction i) {
    return i.operation() instanceof Operation.Load || i.operation() instanceof Operation.Store;
  }
}
