package dev.gradus.compiler.inline;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Values;

/**
 * Which calls are worth a copy of the callee's body.
 *
 * @param small number of statements up to which every call is replaced
 * @param copies number of statements that all copies of one function together may have, where it is
 *     not small
 * @param largest number of statements that no caller may grow beyond
 */
public record Budget(int small, int copies, int largest) {
  /**
   * Generous: what is inlined shares its analysis with the caller, and needs no calling convention.
   */
  public static final Budget DEFAULT = new Budget(100, 4000, 20_000);

  boolean allows(int callee, int calls, int caller) {
    boolean worthwhile = callee <= small || calls == 1 || (long) callee * calls <= copies;
    return worthwhile && caller + callee <= largest;
  }

  /** The number of statements of a function, those inside others included. */
  static int size(Function function) {
    return size(function.body());
  }

  private static int size(Block block) {
    int size = 1;
    for (Statement statement : block.statements()) {
      size++;
      for (Block inner : Values.blocks(statement)) {
        size += size(inner);
      }
    }
    return size;
  }
}
