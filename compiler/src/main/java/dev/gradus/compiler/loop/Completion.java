package dev.gradus.compiler.loop;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Which statements of a function can complete normally, that is, let the statement after them run.
 * What follows a statement that cannot complete is never reached; a block whose end is not reached
 * ends, for want of anything better, with an empty Yield.
 */
public final class Completion {
  private final Set<Object> endless = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Label> left = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<Label> continued = Collections.newSetFromMap(new IdentityHashMap<>());

  private Completion() {}

  /** Analyses a block and everything inside. */
  public static Completion of(Block body) {
    Completion completion = new Completion();
    completion.visit(body);
    return completion;
  }

  /** Whether the statement after this one can run. */
  public boolean completes(Statement statement) {
    return !endless.contains(statement);
  }

  /** Whether the block's Yield is reached. */
  public boolean yields(Block block) {
    return !endless.contains(block);
  }

  /** Whether a break to this label is reached. */
  public boolean isLeft(Label label) {
    return left.contains(label);
  }

  /** Whether a continue of this label is reached. */
  public boolean isContinued(Label label) {
    return continued.contains(label);
  }

  private boolean visit(Block block) {
    for (int i = 0; i < block.statements().size(); i++) {
      Statement statement = block.statements().get(i);
      if (!visit(statement)) {
        endless.add(statement);
        endless.add(block);
        unreached(block.statements().subList(i + 1, block.statements().size()));
        return false;
      }
    }
    if (block.terminator() instanceof Terminator.Break b) {
      left.add(b.label());
    } else if (block.terminator() instanceof Terminator.Continue c) {
      continued.add(c.label());
    }
    boolean yields = block.terminator() instanceof Terminator.Yield;
    if (!yields) {
      endless.add(block);
    }
    return yields;
  }

  /** Nothing inside these statements runs, so that no Yield there is reached. */
  private void unreached(List<Statement> statements) {
    for (Statement statement : statements) {
      for (Block inner : Values.blocks(statement)) {
        endless.add(inner);
        unreached(inner.statements());
      }
    }
  }

  private boolean visit(Statement statement) {
    if (statement instanceof Statement.If branch) {
      boolean then = visit(branch.then());
      boolean otherwise = visit(branch.otherwise());
      return then || otherwise;
    } else if (statement instanceof Statement.Labelled labelled) {
      boolean yields = visit(labelled.body());
      return yields || left.contains(labelled.label());
    } else if (statement instanceof Statement.Loop loop) {
      visit(loop.body());
      return left.contains(loop.label());
    } else if (statement instanceof Statement.For loop) {
      visit(loop.body());
    }
    return true;
  }
}
