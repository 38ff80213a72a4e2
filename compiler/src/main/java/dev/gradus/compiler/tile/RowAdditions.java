package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Additions to elements at constant distances, as {@code g[i] += a; g[i + 1] += b}, for a whole
 * tile each. What is added to an element comes from the earlier iterations first where the
 * additions to the later elements come first, so that every element is added up as it was.
 */
final class RowAdditions {
  private final Statement.For loop;
  private final Uses uses;

  /** Stores → how far their elements lie behind those of the first store to the array. */
  private final Map<Statement.Instruction, Integer> distances = new IdentityHashMap<>();

  RowAdditions(Statement.For loop, Uses uses) {
    this.loop = loop;
    this.uses = uses;
  }

  /** Takes all additions to one region, if they are such additions. */
  boolean take(Map<Statement.Instruction, Memory.Addition> additions, Indices indices) {
    Map<Statement.Instruction, Integer> found = new IdentityHashMap<>();
    Optional<Memory.Addition> first = Optional.empty();
    for (Statement s : loop.body().statements()) {
      Memory.Addition addition = s instanceof Statement.Instruction i ? additions.get(i) : null;
      if (addition == null) {
        continue;
      }
      first = first.or(() -> Optional.of(addition));
      Optional<Integer> distance = distance(first.get(), addition, indices);
      if (distance.isEmpty()) {
        return false;
      }
      found.put((Statement.Instruction) s, distance.get());
    }
    if (found.size() < additions.size()) {
      return false;
    }
    distances.putAll(found);
    return true;
  }

  private Optional<Integer> distance(Memory.Addition first, Memory.Addition next, Indices indices) {
    Value index = next.index();
    return Linear.difference(index, first.index(), uses)
        .filter(d -> next.array() == first.array())
        .filter(d -> indices.stride(index).filter(n -> n == 1).isPresent());
  }

  boolean contains(Statement.Instruction store) {
    return distances.containsKey(store);
  }

  /** The stores in the order in which a tile carries them out. */
  List<Statement.Instruction> inOrder() {
    List<Statement.Instruction> stores = new ArrayList<>();
    for (Statement s : loop.body().statements()) {
      if (s instanceof Statement.Instruction i && contains(i)) {
        stores.add(i);
      }
    }
    stores.sort(Comparator.comparing(distances::get, Comparator.reverseOrder()));
    return stores;
  }
}
