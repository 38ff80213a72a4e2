package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;

/** Questions about what stands inside a loop. */
final class Inside {
  private Inside() {}

  /** Whether a value is defined by a loop or inside it. */
  static boolean defines(Statement.For loop, Value value) {
    return loop.index() == value || loop.carried().contains(value) || defines(loop.body(), value);
  }

  private static boolean defines(Block block, Value value) {
    for (Statement s : block.statements()) {
      if (s.results().contains(value)
          || s instanceof Statement.For l && defines(l, value)
          || !(s instanceof Statement.For)
              && Values.blocks(s).stream().anyMatch(b -> defines(b, value))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a block is made of instructions, counted loops and choices that all end normally. */
  static boolean isStructured(Block block) {
    if (!(block.terminator() instanceof Terminator.Yield)) {
      return false;
    }
    for (Statement s : block.statements()) {
      if (s instanceof Statement.Loop || s instanceof Statement.Labelled) {
        return false;
      }
      for (Block inner : Values.blocks(s)) {
        if (!isStructured(inner)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The number of statements. */
  static int size(Block block) {
    return block.statements().stream()
        .mapToInt(s -> 1 + Values.blocks(s).stream().mapToInt(Inside::size).sum())
        .sum();
  }

  /** Whether there is a loop in the loop. */
  static boolean hasLoops(Block block) {
    return block.statements().stream()
        .anyMatch(
            s ->
                s instanceof Statement.For || Values.blocks(s).stream().anyMatch(Inside::hasLoops));
  }
}
