package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.optimise.Region;
import dev.gradus.compiler.optimise.Regions;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ScalarOp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the iterations of a loop share arrays. They may run in tiles where every array that some
 * iteration writes to is written in one of these ways:
 *
 * <ul>
 *   <li>each iteration reaches elements at one place of its own, which moves with the index,
 *   <li>iterations do nothing but add to elements,
 *   <li>every iteration could have the array for itself ({@link PrivateArrays}),
 *   <li>it is the save stack, and iterations give up what they reserve ({@link Saves}).
 * </ul>
 */
final class Memory {
  /** {@code array[index] += value}, found at its store; what loads the element and adds to it. */
  record Addition(
      Value array, Value index, Value value, boolean negative, List<Statement.Instruction> parts) {
    /** Adds a number to the element, or takes it off, with what these are in the code. */
    void write(Value to, Value at, Value number, Code code) {
      ScalarOp op = negative ? ArithmeticOps.SUBTRACT : ArithmeticOps.ADD;
      Operation adding = new Operation.Scalar(op, Operation.Flavour.STRICT);
      code.store(to, at, code.apply(adding, code.load(to, at), number));
    }
  }

  private final Uses uses;
  private final Regions regions;
  private final Statement.For loop;
  private final PrivateArrays privates;
  private final boolean savesInside;
  private final List<Statement.Instruction> accesses;
  private final Set<Value> own = new HashSet<>();
  private final Map<Statement.Instruction, Addition> additions = new IdentityHashMap<>();
  private final RowAdditions rows;
  private final Set<Object> absorbed = java.util.Collections.newSetFromMap(new IdentityHashMap<>());

  Memory(Statement.For loop, Uses uses, Regions regions, boolean savesInside) {
    this.loop = loop;
    this.uses = uses;
    this.regions = regions;
    this.savesInside = savesInside;
    privates = new PrivateArrays(loop, uses, regions);
    rows = new RowAdditions(loop, uses);
    accesses = PrivateArrays.accesses(loop.body());
    for (Statement.Instruction i : accesses) {
      Value array = i.arguments().get(0);
      if (isStore(i) && !isSaved(array) && privates.isPrivate(array)) {
        own.add(array);
      }
    }
  }

  /** Whether every iteration has the array for itself. */
  boolean isPrivate(Value array) {
    return own.contains(array);
  }

  /** The private arrays. */
  Set<Value> privateArrays() {
    return own;
  }

  /** Numbers that must not be negative. */
  Set<Value> notNegative() {
    return privates.rows();
  }

  /** Whether an array is that of the save stack, with places that iterations reserve. */
  boolean isSaved(Value array) {
    return savesInside && Saves.isArea(array, uses);
  }

  /** Whether two arrays may be one. */
  boolean meet(Value a, Value b) {
    return regions.of(a).meets(regions.of(b));
  }

  /** What a store adds to an element, if it is part of an addition. */
  Optional<Addition> addition(Statement.Instruction store) {
    return Optional.ofNullable(additions.get(store));
  }

  /** The additions that a tile carries out for all iterations at once. */
  RowAdditions rows() {
    return rows;
  }

  /** Whether an instruction is the load or the sum of an addition. */
  boolean isAbsorbed(Statement.Instruction i) {
    return absorbed.contains(i);
  }

  /** Whether all writing is of the kinds above. */
  boolean isIndependent(Indices indices) {
    Set<Region> written = new HashSet<>();
    for (Statement.Instruction i : accesses) {
      Value array = i.arguments().get(0);
      if (isStore(i) && !isPrivate(array) && !isSaved(array)) {
        written.add(regions.of(array));
      }
    }
    for (Region region : written) {
      List<Statement.Instruction> reached = new ArrayList<>();
      for (Statement.Instruction i : accesses) {
        Value array = i.arguments().get(0);
        if (!isPrivate(array) && !isSaved(array) && regions.of(array).meets(region)) {
          reached.add(i);
        }
      }
      Optional<Map<Statement.Instruction, Addition>> sums = additions(reached, indices);
      boolean inRows = sums.isPresent() && rows.take(sums.get(), indices);
      if (sums.isPresent() && (inRows || !isMoving(reached, indices))) {
        additions.putAll(sums.get());
        sums.get().values().forEach(a -> absorbed.addAll(a.parts()));
      } else if (!isMoving(reached, indices)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isStore(Statement.Instruction i) {
    return i.operation() instanceof Operation.Store;
  }

  private boolean isMoving(List<Statement.Instruction> reached, Indices indices) {
    Value array = reached.get(0).arguments().get(0);
    Value index = reached.get(0).arguments().get(1);
    return indices.stride(index).filter(n -> n != 0).isPresent()
        && indices.isFixed(index, loop)
        && reached.stream()
            .allMatch(
                i -> i.arguments().get(0) == array && indices.isSame(i.arguments().get(1), index));
  }

  /** What is added to elements, if nothing else is done with the arrays. */
  private Optional<Map<Statement.Instruction, Addition>> additions(
      List<Statement.Instruction> reached, Indices indices) {
    Map<Statement.Instruction, Addition> found = new IdentityHashMap<>();
    for (Statement.Instruction i : reached) {
      if (isStore(i)) {
        Optional<Addition> addition = addition(i, indices);
        if (addition.isEmpty()) {
          return Optional.empty();
        }
        found.put(i, addition.get());
      }
    }
    return reached.stream()
            .allMatch(
                i -> isStore(i) || found.values().stream().anyMatch(a -> a.parts().contains(i)))
        ? Optional.of(found)
        : Optional.empty();
  }

  private Optional<Addition> addition(Statement.Instruction store, Indices indices) {
    Value stored = store.arguments().get(2);
    Statement.Instruction sum = uses.definition(stored).orElse(null);
    if (sum == null || !uses.isUsedOnce(stored) || !stored.type().isReal()) {
      return Optional.empty();
    }
    boolean negative = Arithmetics.isSubtraction(sum.operation());
    if (!negative && !Arithmetics.isAddition(sum.operation())) {
      return Optional.empty();
    }
    for (int k = 0; k < (negative ? 1 : 2); k++) {
      Value old = sum.arguments().get(k);
      Statement.Instruction load = uses.definition(old).orElse(null);
      if (load != null
          && load.operation() instanceof Operation.Load
          && uses.isUsedOnce(old)
          && load.arguments().get(0) == store.arguments().get(0)
          && indices.isSame(load.arguments().get(1), store.arguments().get(1))
          && accesses.contains(load)) {
        List<Value> place = load.arguments();
        Value value = sum.arguments().get(1 - k);
        return Optional.of(
            new Addition(place.get(0), place.get(1), value, negative, List.of(load, sum)));
      }
    }
    return Optional.empty();
  }
}
