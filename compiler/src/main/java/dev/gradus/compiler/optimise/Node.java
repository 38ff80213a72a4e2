package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement as {@link Liveness} sees it: where it stands, and who jumps to its label. */
final class Node {

  /** An end of a block, with the statement that the block belongs to (null: the function). */
  record Jump(Terminator terminator, @Nullable Node owner) {}

  final Statement statement;
  final @Nullable Node parent;
  final List<Jump> breaks;
  final List<Jump> continues;
  boolean needed;

  Node(Statement statement, @Nullable Node parent) {
    this.statement = statement;
    this.parent = parent;
    boolean hasLabel = !(statement instanceof Statement.Instruction);
    this.breaks = hasLabel ? new ArrayList<>(0) : List.of();
    this.continues = hasLabel ? new ArrayList<>(0) : List.of();
  }
}
