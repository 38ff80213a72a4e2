package dev.gradus.compiler.loop;

import java.util.List;

/** A sequence of statements with one way out at its end. */
public record Block(List<Statement> statements, Terminator terminator) {
  public Block {
    statements = List.copyOf(statements);
  }
}
