package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Terminator;
import org.jspecify.annotations.Nullable;

/**
 * Where control goes from the end of a piece of code.
 *
 * @param label the statement that is left or continued, null for the others
 */
record Exit(Kind kind, @Nullable Label label) {

  /** Kinds of exits. */
  enum Kind {
    /** On to the statement after. */
    NEXT,
    BREAK,
    CONTINUE,
    RETURN
  }

  static final Exit NEXT = new Exit(Kind.NEXT, null);
  static final Exit RETURN = new Exit(Kind.RETURN, null);

  static Exit breakOf(Label label) {
    return new Exit(Kind.BREAK, label);
  }

  static Exit continueOf(Label label) {
    return new Exit(Kind.CONTINUE, label);
  }

  /** The exit that a terminator takes; null for a throw, which goes nowhere. */
  static @Nullable Exit of(Terminator terminator) {
    if (terminator instanceof Terminator.Yield) {
      return NEXT;
    } else if (terminator instanceof Terminator.Break b) {
      return breakOf(b.label());
    } else if (terminator instanceof Terminator.Continue c) {
      return continueOf(c.label());
    }
    return terminator instanceof Terminator.Return ? RETURN : null;
  }
}
