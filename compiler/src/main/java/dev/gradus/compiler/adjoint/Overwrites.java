package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether an element read from an array can have changed by the time the reverse sweep looks
 * at it, that is, whether a store to an array of the same class can run after the read.
 */
final class Overwrites {
  /** Where a statement stands: its place in program order, and the loops around it. */
  private record Place(String function, int order, List<Statement> loops) {}

  private final Aliases aliases;
  private final String entry;
  private final Map<Statement, Place> places = new IdentityHashMap<>();
  private final Map<AliasClass, List<Place>> stores = new IdentityHashMap<>();

  /** Where arrays of a class are made; classes from outside are not asked for. */
  private final Map<AliasClass, List<Place>> births = new IdentityHashMap<>();

  /** The loops that hand arrays of a class from one iteration to the next. */
  private final Map<AliasClass, Set<Statement>> carriers = new IdentityHashMap<>();

  private final Map<String, Set<AliasClass>> written = new HashMap<>();
  private final Set<AliasClass> held = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
  private int order;

  private Overwrites(Aliases aliases, String entry) {
    this.aliases = aliases;
    this.entry = entry;
  }

  static Overwrites of(LoopProgram program, Aliases aliases) {
    Overwrites overwrites = new Overwrites(aliases, program.functions().get(0).name());
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Function f : program.functions()) {
        changed |= overwrites.collect(f);
      }
    }
    for (Function f : program.functions()) {
      overwrites.block(f.name(), f.body(), List.of());
    }
    return overwrites;
  }

  /** Gathers which classes a function writes, those it calls included. */
  private boolean collect(Function f) {
    Set<AliasClass> classes = written.computeIfAbsent(f.name(), n -> new LinkedHashSet<>());
    int before = classes.size();
    Aliases.forEachInstruction(f.body(), i -> classes.addAll(writes(i)));
    return classes.size() > before;
  }

  private List<AliasClass> writes(Statement.Instruction i) {
    List<AliasClass> list = new ArrayList<>();
    if (i.operation() instanceof Operation.Store) {
      list.add(aliases.of(i.arguments().get(0)));
    } else if (i.operation() instanceof Operation.Call call) {
      list.addAll(written.getOrDefault(call.function(), Set.of()));
    } else if (i.operation() instanceof Operation.StaticCall
        || i.operation() instanceof Operation.Construct) {
      i.arguments().stream().filter(a -> a.type().isArray()).forEach(a -> all(a, list));
    }
    return list;
  }

  /** The classes of an array and of all that it holds. */
  private void all(Value array, List<AliasClass> list) {
    AliasClass level = aliases.of(array);
    list.add(level);
    for (int rank = array.type().rank(); rank > 1; rank--) {
      level = level.element();
      list.add(level);
    }
  }

  private void block(String function, Block block, List<Statement> loops) {
    for (Statement s : block.statements()) {
      Place place = new Place(function, order++, loops);
      places.put(s, place);
      List<Statement> inside = loops;
      if (s instanceof Statement.Instruction i) {
        instruction(i, place);
      } else if (s instanceof Statement.For l) {
        inside = plus(loops, l);
        carries(l, l.carried());
      } else if (s instanceof Statement.Loop l) {
        inside = plus(loops, l);
        carries(l, l.carried());
      }
      for (Block b : Values.blocks(s)) {
        block(function, b, inside);
      }
    }
  }

  private static List<Statement> plus(List<Statement> loops, Statement loop) {
    List<Statement> list = new ArrayList<>(loops);
    list.add(loop);
    return list;
  }

  private void carries(Statement loop, List<Value> carried) {
    for (Value v : carried) {
      if (v.type().isArray()) {
        List<AliasClass> classes = new ArrayList<>();
        all(v, classes);
        classes.forEach(c -> carriers.computeIfAbsent(c, k -> new LinkedHashSet<>()).add(loop));
      }
    }
  }

  private void instruction(Statement.Instruction i, Place place) {
    for (AliasClass c : writes(i)) {
      stores.computeIfAbsent(c.find(), k -> new ArrayList<>()).add(place);
    }
    if (i.operation() instanceof Operation.Store
        && Typing.isReference(i.arguments().get(2).type())) {
      held.add(aliases.of(i.arguments().get(2)));
    }
    boolean makes =
        i.operation() instanceof Operation.NewArray
            || i.operation() instanceof Operation.CloneArray;
    if (makes) {
      List<AliasClass> classes = new ArrayList<>();
      all(i.results().get(0), classes);
      classes.forEach(c -> births.computeIfAbsent(c, k -> new ArrayList<>()).add(place));
    }
  }

  /** Whether what this load gives is still there in the reverse sweep. */
  boolean lasts(Statement.Instruction load) {
    Place read = places.get(load);
    AliasClass array = aliases.of(load.arguments().get(0));
    List<Place> writes = stores.getOrDefault(array, List.of());
    if (writes.isEmpty()) {
      return true;
    }
    boolean own = births.containsKey(array) && !array.outside && !held.contains(array);
    if (!read.function().equals(entry)
        && !(own && births.get(array).stream().allMatch(b -> sameFunction(b, read)))) {
      return false;
    }
    return writes.stream().noneMatch(w -> canFollow(array, read, w, own));
  }

  /**
   * Whether what this load gives is still there when the iteration of the outermost loop around it
   * has run.
   */
  boolean lastsInIteration(Statement.Instruction load) {
    Place read = places.get(load);
    AliasClass array = aliases.of(load.arguments().get(0));
    if (!read.function().equals(entry) || read.loops().isEmpty()) {
      return lasts(load);
    }
    Statement outermost = read.loops().get(0);
    Place inner = new Place(entry, read.order(), read.loops().subList(1, read.loops().size()));
    boolean own = births.containsKey(array) && !array.outside && !held.contains(array);
    return stores.getOrDefault(array, List.of()).stream()
        .filter(w -> !sameFunction(w, read) || w.loops().contains(outermost))
        .noneMatch(w -> canFollow(array, inner, w, own));
  }

  private static boolean sameFunction(Place a, Place b) {
    return a.function().equals(b.function());
  }

  private boolean canFollow(AliasClass array, Place read, Place write, boolean own) {
    if (!sameFunction(read, write) || write.order() > read.order()) {
      return true;
    }
    for (Statement loop : read.loops()) {
      if (write.loops().contains(loop) && !(own && isFreshIn(array, loop))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether every iteration of the outermost loop around an instruction makes its own arrays of an
   * array's class.
   */
  boolean isFreshIn(Value array, Statement.Instruction at) {
    AliasClass numbers = aliases.numbers(array);
    AliasClass alias = aliases.of(array);
    Place place = places.get(at);
    if (place == null || numbers != alias || alias.outside || held.contains(alias)) {
      return false;
    }
    List<Place> made = births.getOrDefault(alias, List.of());
    if (place.loops().isEmpty()) {
      return false;
    }
    Statement outermost = place.loops().get(0);
    return !made.isEmpty()
        && !carriers.getOrDefault(alias, Set.of()).contains(outermost)
        && made.stream().allMatch(b -> !b.loops().isEmpty() && b.loops().get(0) == outermost);
  }

  /** Whether every iteration of a loop makes its own arrays of the class. */
  private boolean isFreshIn(AliasClass array, Statement loop) {
    return !carriers.getOrDefault(array, Set.of()).contains(loop)
        && births.get(array).stream().allMatch(b -> b.loops().contains(loop));
  }
}
