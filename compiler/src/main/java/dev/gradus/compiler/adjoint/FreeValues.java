package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which values code reads. */
final class FreeValues {
  private FreeValues() {}

  /** Those of a set that some statements or the end after them read, in order of first use. */
  static Set<Value> of(List<Statement> statements, Terminator end, Set<Value> among) {
    Set<Value> found = new LinkedHashSet<>();
    statements.forEach(s -> visit(s, among, found));
    Values.uses(end).stream().filter(among::contains).forEach(found::add);
    return found;
  }

  private static void visit(Statement statement, Set<Value> among, Set<Value> found) {
    Values.uses(statement).stream().filter(among::contains).forEach(found::add);
    for (Block block : Values.blocks(statement)) {
      block.statements().forEach(s -> visit(s, among, found));
      Values.uses(block.terminator()).stream().filter(among::contains).forEach(found::add);
    }
  }
}
