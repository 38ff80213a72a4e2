package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Function;

/**
 * One step of the optimiser, named for messages.
 *
 * @param scope the functions that it can do something for
 */
record Pass(String name, Scope scope, Change change) {

  /** What a function must contain for a pass to be of use; wider to narrower. */
  enum Scope {
    /** Any function. */
    INSTRUCTIONS,
    /** Branches, labels or loops. */
    BRANCHES,
    /** Loops. */
    LOOPS
  }

  /** Gives an equivalent function; the same object where nothing is to be done. */
  interface Change {
    Function apply(Function function, Setting setting);
  }
}
