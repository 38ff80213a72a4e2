package dev.gradus.compiler.oracle;

import dev.gradus.compiler.loop.Label;
import org.jspecify.annotations.Nullable;

/** How a block ends, with the numbers of the values it gives. */
record Exit(Kind kind, @Nullable Label label, int[] values) {
  enum Kind {
    YIELD,
    BREAK,
    CONTINUE,
    RETURN,
    THROW
  }

  boolean breaks(Label target) {
    return kind == Kind.BREAK && label == target;
  }

  boolean goesOn(Label target) {
    return kind == Kind.YIELD || kind == Kind.CONTINUE && label == target;
  }
}
