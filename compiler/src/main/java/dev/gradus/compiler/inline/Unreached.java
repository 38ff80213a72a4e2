package dev.gradus.compiler.inline;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Completion;
import dev.gradus.compiler.loop.Renamed;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import java.util.ArrayList;
import java.util.List;

/** Drops statements behind those that never complete, which callees that only throw leave. */
public final class Unreached {
  private final Completion completion;
  private final Renamed same = new Renamed();

  private Unreached(Completion completion) {
    this.completion = completion;
  }

  /** The body of a function without what is never reached. */
  public static Block cut(Block body) {
    return new Unreached(Completion.of(body)).block(body);
  }

  private Block block(Block block) {
    List<Statement> statements = new ArrayList<>(block.statements().size());
    for (Statement statement : block.statements()) {
      statements.add(same.statement(statement, this::block));
      if (!completion.completes(statement)) {
        return new Block(statements, new Terminator.Yield(List.of()));
      }
    }
    return new Block(statements, block.terminator());
  }
}
