package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.read.FlowGraph.Exit;
import dev.gradus.compiler.read.FlowGraph.FlowBlock;

/** Where blocks stand in the source. */
final class Positions {
  private Positions() {}

  /** The first known place in a block. */
  static Position of(FlowBlock block) {
    for (Statement statement : block.statements()) {
      if (statement.position().line() > 0) {
        return statement.position();
      }
    }
    if (block.exit() instanceof Exit.Goto g) {
      return g.position();
    }
    return block.exit() instanceof Exit.Branch b ? b.position() : Position.NONE;
  }
}
