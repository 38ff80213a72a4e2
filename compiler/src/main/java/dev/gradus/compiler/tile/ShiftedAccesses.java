package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.optimise.Regions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Accesses to arrays, of a loop whose iterations are independent, at constant distances from its
 * index, as {@code k[i] = x[i] * y[i - 1]}.
 */
final class ShiftedAccesses {
  /** Elements {@code array[index + distance]}. */
  record Elements(Value array, int distance) {}

  private final Map<Statement.Instruction, Elements> accesses = new LinkedHashMap<>();
  private final Set<Elements> written = new LinkedHashSet<>();

  private ShiftedAccesses() {}

  /**
   * Empty where the loop is not such, or where all distances are the same already: then the JVM
   * makes vectors of it.
   */
  static Optional<ShiftedAccesses> of(Statement.For loop, Uses uses, Regions regions) {
    ShiftedAccesses found = new ShiftedAccesses();
    boolean plain =
        Math.abs(loop.step()) == 1
            && loop.carried().isEmpty()
            && loop.body().terminator() instanceof Terminator.Yield
            && loop.body().statements().stream().allMatch(s -> found.add(s, loop, uses));
    return plain && found.isOfOneType() && found.areSeveral() && found.isSafe(regions)
        ? Optional.of(found)
        : Optional.empty();
  }

  private boolean add(Statement s, Statement.For loop, Uses uses) {
    if (!(s instanceof Statement.Instruction i)) {
      return false;
    }
    boolean store = i.operation() instanceof Operation.Store;
    if (store || i.operation() instanceof Operation.Load) {
      return access(i, store, loop, uses);
    }
    return i.operation() instanceof Operation.Constant
        || i.operation() instanceof Operation.Whole && Effects.isPure(i.operation())
        || i.results().size() == 1
            && Arithmetics.isVectorised(i.operation(), i.results().get(0).type());
  }

  private boolean access(Statement.Instruction i, boolean store, Statement.For loop, Uses uses) {
    Value array = i.arguments().get(0);
    Optional<Integer> distance = Linear.difference(i.arguments().get(1), loop.index(), uses);
    if (distance.isEmpty() || !array.type().element().isReal() || Inside.defines(loop, array)) {
      return false;
    }
    Elements elements = new Elements(array, distance.get());
    accesses.put(i, elements);
    if (store) {
      written.add(elements);
    }
    return true;
  }

  private boolean isOfOneType() {
    return all().stream().map(e -> e.array().type()).distinct().count() == 1;
  }

  /** Whether elements are read at other distances than the one at which they are written. */
  private boolean areSeveral() {
    return written.stream().map(Elements::distance).distinct().count() == 1
        && all().stream().anyMatch(e -> e.distance() != base());
  }

  /** Whether no iteration sees what another one writes. */
  private boolean isSafe(Regions regions) {
    return written.stream()
        .allMatch(
            w ->
                all().stream()
                    .allMatch(
                        e -> e.equals(w) || !regions.of(w.array()).meets(regions.of(e.array()))));
  }

  /** All elements, in the order of their first access. */
  Set<Elements> all() {
    return new LinkedHashSet<>(accesses.values());
  }

  /** What a load or store accesses. */
  Elements of(Statement.Instruction access) {
    return accesses.get(access);
  }

  /** The distance at which the loop writes. */
  int base() {
    return written.iterator().next().distance();
  }
}
