package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Statement;
import java.util.function.UnaryOperator;

/** Rebuilds structured statements around changed blocks. */
final class Rebuild {
  private Rebuild() {}

  /** The statement with each of its blocks replaced; the same if none changes. */
  static Statement blocks(Statement statement, UnaryOperator<Block> change) {
    if (statement instanceof Statement.If i) {
      Block then = change.apply(i.then());
      return new Statement.If(
          i.condition(), then, change.apply(i.otherwise()), i.results(), i.position());
    } else if (statement instanceof Statement.Labelled l) {
      return new Statement.Labelled(l.label(), change.apply(l.body()), l.results(), l.position());
    } else if (statement instanceof Statement.Loop l) {
      return new Statement.Loop(
          l.label(), l.carried(), l.initial(), change.apply(l.body()), l.results(), l.position());
    } else if (statement instanceof Statement.For f) {
      return f.withBody(change.apply(f.body()));
    }
    return statement;
  }
}
