package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Function;

/** One step of the optimiser, named for messages. */
record Pass(String name, Change change) {

  /** Gives an equivalent function; the same object where nothing is to be done. */
  interface Change {
    Function apply(Function function, Setting setting);
  }
}
