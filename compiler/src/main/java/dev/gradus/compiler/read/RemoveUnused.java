package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Drops instructions without effect whose results nothing uses. */
final class RemoveUnused {
  private final Set<Value> used = new HashSet<>();

  private RemoveUnused() {}

  static Block apply(Block body) {
    return new RemoveUnused().block(body);
  }

  /** Statements from last to first, so that uses are met before definitions. */
  private Block block(Block block) {
    used.addAll(Operands.of(block.terminator()));
    List<Statement> kept = new ArrayList<>();
    for (int i = block.statements().size() - 1; i >= 0; i--) {
      Statement statement = block.statements().get(i);
      if (isNeeded(statement)) {
        Statement inside = Rebuild.blocks(statement, this::block);
        used.addAll(Operands.own(statement));
        kept.add(inside);
      }
    }
    Collections.reverse(kept);
    return new Block(kept, block.terminator());
  }

  private boolean isNeeded(Statement statement) {
    return !(statement instanceof Statement.Instruction i)
        || !Purity.isRemovable(i.operation())
        || i.results().stream().anyMatch(used::contains);
  }
}
