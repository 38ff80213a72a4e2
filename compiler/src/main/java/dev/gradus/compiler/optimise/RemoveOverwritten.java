package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * a[i] = x; …; a[i] = y → …; a[i] = y, where the first cannot throw, in between nothing reads the
 * element, and nothing can throw or leave the block, so that nobody sees x.
 */
final class RemoveOverwritten extends TreeRewriter {
  private final Regions regions;
  private final Harmless harmless;

  /** Elements that are stored before anybody can see them, by region; local ones by themselves. */
  private Map<Region, Set<List<Value>>> shared = new HashMap<>();

  private Map<Region, Set<List<Value>>> local = new HashMap<>();

  private Set<Statement> dead = Set.of();

  private RemoveOverwritten(Function function, Setting setting) {
    super(function);
    regions = Regions.of(function, setting.aliasing());
    harmless = Harmless.of(function);
  }

  static Function apply(Function function, Setting setting) {
    return new RemoveOverwritten(function, setting).rewrite();
  }

  @Override
  Block block(Block block) {
    Set<Statement> outer = dead;
    dead = dead(block);
    Block rewritten = super.block(block);
    dead = outer;
    return rewritten;
  }

  @Override
  void instruction(Statement.Instruction i) {
    if (i.operation() instanceof Operation.Store && dead.contains(i)) {
      change();
    } else {
      add(i);
    }
  }

  private Set<Statement> dead(Block block) {
    Set<Statement> found = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    forget();
    for (int k = block.statements().size() - 1; k >= 0; k--) {
      Statement statement = block.statements().get(k);
      if (!(statement instanceof Statement.Instruction i)) {
        forget();
      } else if (i.operation() instanceof Operation.Store) {
        if (harmless.contains(i) && isOverwritten(i)) {
          found.add(i);
        } else {
          stored(i);
        }
      } else if (!Effects.isPure(i.operation())) {
        passed(i);
      }
    }
    return found;
  }

  private boolean isOverwritten(Statement.Instruction store) {
    Region region = regions.of(store.arguments().get(0));
    return of(region).getOrDefault(region, Set.of()).contains(store.arguments().subList(0, 2));
  }

  private void stored(Statement.Instruction store) {
    if (!harmless.contains(store)) {
      forget();
    }
    Region region = regions.of(store.arguments().get(0));
    of(region).computeIfAbsent(region, r -> new HashSet<>()).add(store.arguments().subList(0, 2));
  }

  /** What came after an instruction that may read, or throw, does not hide what came before. */
  private void passed(Statement.Instruction i) {
    if (i.operation() instanceof Operation.Load && harmless.contains(i)) {
      Region read = regions.of(i.arguments().get(0));
      if (read.isLocal()) {
        local.remove(read);
      } else {
        shared.keySet().removeIf(read::meets);
      }
    } else if (!harmless.contains(i) || i.operation() instanceof Operation.CloneArray) {
      forget();
    }
  }

  private Map<Region, Set<List<Value>>> of(Region region) {
    return region.isLocal() ? local : shared;
  }

  /** New maps, since clearing takes as long as a map has once been large. */
  private void forget() {
    shared = shared.isEmpty() ? shared : new HashMap<>();
    local = local.isEmpty() ? local : new HashMap<>();
  }
}
