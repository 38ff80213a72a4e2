package dev.gradus.compiler.random;

import java.util.function.Predicate;

/** Leaves out of a source whatever can be left out while it stays wrong. */
final class Minimiser {
  /** Attempts at most; a minimum is for reading, it need not be the least. */
  private static final int ATTEMPTS = 3000;

  private Minimiser() {}

  static Node minimise(Node source, Predicate<Node> isWrong) {
    Node current = source;
    int attempts = 0;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Node smaller : current.smaller()) {
        if (attempts++ > ATTEMPTS) {
          return current;
        }
        if (isWrong.test(smaller)) {
          current = smaller;
          changed = true;
          break;
        }
      }
    }
    return current;
  }
}
