package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Statement;
import java.util.function.UnaryOperator;

/** Puts other blocks into structured statements. */
final class Blocks {
  private Blocks() {}

  /** The statement with its blocks replaced. */
  static Statement replace(Statement s, UnaryOperator<Block> replacement) {
    if (s instanceof Statement.If i) {
      Block then = replacement.apply(i.then());
      Block otherwise = replacement.apply(i.otherwise());
      return new Statement.If(i.condition(), then, otherwise, i.results(), i.position());
    } else if (s instanceof Statement.Labelled l) {
      Block body = replacement.apply(l.body());
      return new Statement.Labelled(l.label(), body, l.results(), l.position());
    } else if (s instanceof Statement.Loop l) {
      Block body = replacement.apply(l.body());
      return new Statement.Loop(
          l.label(), l.carried(), l.initial(), body, l.results(), l.position());
    } else if (s instanceof Statement.For l) {
      Block body = replacement.apply(l.body());
      return new Statement.For(
          l.label(),
          l.index(),
          l.from(),
          l.to(),
          l.step(),
          l.carried(),
          l.initial(),
          body,
          l.results(),
          l.position());
    }
    return s;
  }
}
