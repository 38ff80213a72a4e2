package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Values;
import java.util.Optional;

/** Recognises bodies that return at their end only. */
final class SingleReturn {
  private SingleReturn() {}

  /** The return at the end of a body, if there is no other. */
  static Optional<Terminator.Return> of(Block body) {
    boolean inside =
        body.statements().stream()
            .flatMap(s -> Values.blocks(s).stream())
            .anyMatch(SingleReturn::returns);
    return !inside && body.terminator() instanceof Terminator.Return end
        ? Optional.of(end)
        : Optional.empty();
  }

  private static boolean returns(Block block) {
    return block.terminator() instanceof Terminator.Return
        || block.statements().stream()
            .flatMap(s -> Values.blocks(s).stream())
            .anyMatch(SingleReturn::returns);
  }
}
