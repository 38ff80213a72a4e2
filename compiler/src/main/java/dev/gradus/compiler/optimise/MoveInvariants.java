package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves out of loops what is the same in every iteration: pure operations, and loads and lengths of
 * arrays that the loop does not write, where they cannot throw or where they are the first thing
 * that the loop is sure to do.
 */
final class MoveInvariants extends LoopRewriter {
  private final Regions regions;
  private final Writes writes;

  private MoveInvariants(Function function, Setting setting) {
    super(function);
    regions = Regions.of(function, setting.aliasing());
    writes = Writes.of(function, regions, setting.calls());
  }

  static Function apply(Function function, Setting setting) {
    return new MoveInvariants(function, setting).rewrite();
  }

  @Override
  void rewritten(Statement.Loop loop, Block original) {
    add(loop.withBody(moved(loop.body(), original, true)));
  }

  @Override
  void rewritten(Statement.For loop, Block original, boolean runs) {
    add(loop.withBody(moved(loop.body(), original, runs)));
  }

  /** Adds what can be moved before the loop, and gives what stays. */
  private Block moved(Block body, Block original, boolean runs) {
    Writes.Written written = writes.in(original);
    List<Statement> kept = new ArrayList<>(body.statements().size());
    boolean first = runs;
    for (Statement statement : body.statements()) {
      if (statement instanceof Statement.Instruction i
          && isInvariant(i.arguments())
          && (first && isRepeatable(i) || facts.cannotThrow(i))
          && isUnchanged(i, written)) {
        change();
        instruction(i);
      } else {
        kept.add(statement);
        first &= isPure(statement);
      }
    }
    return new Block(kept, body.terminator());
  }

  private static boolean isRepeatable(Statement.Instruction i) {
    return i.operation() instanceof Operation.Load
        || i.operation() instanceof Operation.ArrayLength
        || i.operation() instanceof Operation.Whole;
  }

  private boolean isUnchanged(Statement.Instruction i, Writes.Written written) {
    if (i.operation() instanceof Operation.Load) {
      return !written.meets(regions.of(i.arguments().get(0)));
    }
    return Effects.isPure(i.operation())
        || i.operation() instanceof Operation.ArrayLength
        || i.operation() instanceof Operation.Whole
        || i.operation() instanceof Operation.ReadField && !written.anywhere();
  }
}
