package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.read.FlowGraph.Exit;
import dev.gradus.compiler.read.FlowGraph.FlowBlock;
import java.util.ArrayList;
import java.util.List;

/** a goes to b, and nothing else does → one block. */
final class MergeBlocks {
  private MergeBlocks() {}

  static FlowGraph apply(FlowGraph graph) {
    int[] entries = graph.entries();
    Renaming renaming = new Renaming();
    boolean[] merged = new boolean[graph.size()];
    List<FlowBlock> blocks = new ArrayList<>();
    for (int b = 0; b < graph.size(); b++) {
      FlowBlock block = graph.block(b);
      if (merged[b]) {
        blocks.add(block);
        continue;
      }
      List<Statement> statements = new ArrayList<>(block.statements());
      Exit exit = block.exit();
      while (exit instanceof Exit.Goto g
          && entries[g.edge().target()] == 1
          && g.edge().target() > b) {
        int next = g.edge().target();
        merged[next] = true;
        renaming.replace(graph.block(next).parameters(), g.edge().arguments());
        statements.addAll(graph.block(next).statements());
        exit = graph.block(next).exit();
      }
      blocks.add(new FlowBlock(block.parameters(), statements, exit));
    }
    return FlowOrder.ordered(renaming.of(new FlowGraph(blocks)));
  }
}
