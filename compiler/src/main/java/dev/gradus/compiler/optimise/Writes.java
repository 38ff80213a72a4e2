package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Which regions are written inside structured statements. */
final class Writes {

  /** The regions; {@code anywhere} if all that are not local may be written besides. */
  record Written(Set<Region> regions, boolean anywhere) {
    boolean meets(Region region) {
      return anywhere && !region.isLocal() || regions.stream().anyMatch(region::meets);
    }
  }

  private static final Written NOTHING = new Written(Set.of(), false);

  private final Regions regions;
  private final CallEffects calls;

  /** By the block's identity: statements are rebuilt around blocks that stay. */
  private final Map<Block, Written> inside = new IdentityHashMap<>();

  private Writes(Regions regions, CallEffects calls) {
    this.regions = regions;
    this.calls = calls;
  }

  static Writes of(Function function, Regions regions, CallEffects calls) {
    Writes writes = new Writes(regions, calls);
    writes.visit(function.body());
    return writes;
  }

  /** What a block of the function writes. */
  Written in(Block block) {
    return inside.getOrDefault(block, NOTHING);
  }

  /** Tells the regions that one instruction writes to; whether it may write anywhere else, too. */
  static boolean visit(
      Statement.Instruction i, Regions regions, CallEffects calls, Consumer<Region> visitor) {
    if (i.operation() instanceof Operation.Store) {
      visitor.accept(regions.of(i.arguments().get(0)));
      return false;
    } else if (i.operation() instanceof Operation.StaticCall) {
      for (Value argument : i.arguments()) {
        if (argument.type().isArray()) {
          visitor.accept(regions.of(argument));
        }
      }
    }
    return calls.writesAnywhere(i.operation(), i.arguments());
  }

  private Written visit(Block block) {
    Set<Region> written = Collections.newSetFromMap(new java.util.LinkedHashMap<>());
    boolean anywhere = false;
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Instruction i) {
        anywhere |= !Effects.isPure(i.operation()) && visit(i, regions, calls, written::add);
        continue;
      }
      for (Block inner : Values.blocks(statement)) {
        Written found = visit(inner);
        written.addAll(found.regions());
        anywhere |= found.anywhere();
      }
    }
    if (written.isEmpty() && !anywhere) {
      return NOTHING;
    }
    Written result = new Written(new LinkedHashSet<>(written), anywhere);
    inside.put(block, result);
    return result;
  }
}
