package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Block;

/** Step 9: structured statements as one would write them. */
final class Tidy {
  private Tidy() {}

  static Block apply(Block body, Values values) {
    Block tidied = FoldConditions.apply(body, values);
    tidied = CountLoops.apply(tidied, values);
    tidied = TurnBranches.apply(tidied, values);
    return RemoveUnused.apply(tidied);
  }
}
