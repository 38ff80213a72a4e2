package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Function;
import java.util.List;

/**
 * The function behind a derivative method: its parameters are a save stack, the method's own, and
 * scratch arrays.
 */
record Entry(Wanted wanted, Function function, List<Scratch> scratch) {
  Entry {
    scratch = List.copyOf(scratch);
  }
}
