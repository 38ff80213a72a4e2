package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A block being written. How it ends, and what its inner blocks hold, may be decided after later
 * statements have been added; places can be kept free for statements that are found necessary
 * later.
 */
final class Draft {
  private final List<Supplier<List<Statement>>> parts = new ArrayList<>();
  private Optional<Terminator> end = Optional.empty();

  void add(Statement statement) {
    List<Statement> only = List.of(statement);
    parts.add(() -> only);
  }

  /** Adds a statement that is made when everything else is known. */
  void addLater(Supplier<Statement> statement) {
    parts.add(() -> List.of(statement.get()));
  }

  /** Keeps a place free: what is added to the result stands here. */
  Draft reserve() {
    Draft reserved = new Draft();
    parts.add(reserved::statements);
    return reserved;
  }

  boolean isEnded() {
    return end.isPresent();
  }

  void end(Terminator terminator) {
    end = Optional.of(terminator);
  }

  /** The finished block; an end not reached is an empty yield. */
  Block finish() {
    return new Block(statements(), end.orElseGet(() -> new Terminator.Yield(List.of())));
  }

  private List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    parts.forEach(p -> statements.addAll(p.get()));
    return statements;
  }
}
