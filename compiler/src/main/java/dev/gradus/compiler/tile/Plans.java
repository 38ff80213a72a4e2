package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Values;
import dev.gradus.compiler.optimise.Aliasing;
import dev.gradus.compiler.optimise.Regions;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The plans for the loops of a function. A plan is that of the loop with the loops inside unrolled,
 * if that is possible, too; the loop for few iterations stays as it is.
 */
final class Plans {
  private final Map<Label, Plan> plans = new HashMap<>();
  private final Map<Label, Plan> unrolled = new HashMap<>();
  private final Uses uses;
  private final Fresh fresh;

  @SuppressWarnings("ReferenceEquality") // what has nothing to unroll stays the same object
  Plans(Function function, Aliasing aliasing, Sizes sizes) {
    uses = new Uses(function);
    Regions regions = Regions.of(function, aliasing);
    plan(function.body(), uses, regions, sizes);
    Set<Statement.For> loops =
        java.util.Collections.newSetFromMap(new IdentityHashMap<>(plans.size()));
    Set<Statement.For> kept = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    for (Plan plan : plans.values()) {
      if (plan.hasLoops) {
        loops.add(plan.loop);
        kept.addAll(plan.rowLoops());
      }
    }
    Function after = UnrollInner.apply(function, uses, loops, kept);
    fresh = Fresh.above(after);
    if (after != function) {
      planUnrolled(after.body(), new Uses(after), Regions.of(after, aliasing));
    }
  }

  /** The definitions and uses of the function. */
  Uses uses() {
    return uses;
  }

  /** New values, numbered above all that plans mention. */
  Fresh fresh() {
    return fresh;
  }

  /** How to run a loop in tiles, if that is possible and of use. */
  Optional<Plan> of(Statement.For loop) {
    Plan plan = plans.get(loop.label());
    return Optional.ofNullable(unrolled.getOrDefault(loop.label(), plan));
  }

  private void plan(Block block, Uses uses, Regions regions, Sizes sizes) {
    for (Statement s : block.statements()) {
      if (s instanceof Statement.For l && !isShort(l, uses, sizes)) {
        Plan.of(l, uses, regions).ifPresent(p -> plans.put(l.label(), p));
      }
      Values.blocks(s).forEach(b -> plan(b, uses, regions, sizes));
    }
  }

  private void planUnrolled(Block block, Uses uses, Regions regions) {
    for (Statement s : block.statements()) {
      if (s instanceof Statement.For l
          && Optional.ofNullable(plans.get(l.label())).filter(p -> p.hasLoops).isPresent()) {
        Plan.of(l, uses, regions).ifPresent(p -> unrolled.put(l.label(), p));
      }
      Values.blocks(s).forEach(b -> planUnrolled(b, uses, regions));
    }
  }

  /** Whether a loop is known to have few iterations. */
  private static boolean isShort(Statement.For l, Uses uses, Sizes sizes) {
    Optional<Integer> from = uses.literal(l.from());
    Optional<Integer> to = uses.literal(l.to());
    return from.isPresent()
        && to.isPresent()
        && Math.abs((long) to.get() - from.get()) < sizes.least();
  }
}
