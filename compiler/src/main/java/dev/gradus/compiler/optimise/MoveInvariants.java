package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Moves out of loops what is the same in every iteration: pure operations, and loads and lengths of
 * arrays that the loop does not write, where they cannot throw or where they are the first thing
 * that the loop is sure to do.
 */
final class MoveInvariants extends TreeRewriter {
  private final Definitions definitions;
  private final Facts facts;
  private final Regions regions;
  private final Writes writes;

  /** The number of loops around each definition. */
  private int[] depths;

  private int depth;

  private MoveInvariants(Function function, Setting setting) {
    super(function);
    definitions = new Definitions(highestId());
    facts = new Facts(definitions);
    depths = new int[highestId()];
    regions = Regions.of(function, setting.aliasing());
    writes = Writes.of(function, regions, setting.calls());
  }

  static Function apply(Function function, Setting setting) {
    return new MoveInvariants(function, setting).rewrite();
  }

  @Override
  Block block(Block block) {
    Facts.Mark mark = facts.mark();
    Block rewritten = super.block(block);
    facts.release(mark);
    return rewritten;
  }

  @Override
  void instruction(Statement.Instruction i) {
    define(i.results(), depth);
    definitions.add(i);
    facts.learn(i);
    add(i);
  }

  @Override
  void choice(Statement.If i) {
    Facts.Mark mark = facts.mark();
    facts.bounds().add(i.condition(), true);
    Block then = block(i.then());
    facts.release(mark);
    facts.bounds().add(i.condition(), false);
    Block otherwise = block(i.otherwise());
    facts.release(mark);
    define(i.results(), depth);
    add(new Statement.If(i.condition(), then, otherwise, i.results(), i.position()));
    boolean first = i.then().terminator() instanceof Terminator.Yield;
    boolean second = i.otherwise().terminator() instanceof Terminator.Yield;
    if (first != second) {
      facts.bounds().add(i.condition(), first);
    }
  }

  @Override
  void labelled(Statement.Labelled l) {
    super.labelled(l);
    define(l.results(), depth);
  }

  @Override
  void loop(Statement.Loop l) {
    define(l.carried(), depth + 1);
    add(with(l, moved(l.body(), true)));
    define(l.results(), depth);
  }

  @Override
  void counted(Statement.For l) {
    define(l.carried(), depth + 1);
    define(List.of(l.index()), depth + 1);
    Interval from = facts.bounds().range(l.from());
    Interval to = facts.bounds().range(l.to());
    boolean runs = l.step() > 0 ? from.high() < to.low() : from.low() > to.high();
    facts.bounds().enter(l);
    add(with(l, moved(l.body(), runs)));
    define(l.results(), depth);
  }

  /**
   * Rewrites the body of a loop and adds what can be moved before the loop.
   *
   * @param runs whether the loop is sure to begin an iteration
   */
  private Block moved(Block original, boolean runs) {
    depth++;
    Block body = block(original);
    depth--;
    Writes.Written written = writes.in(original);
    List<Statement> kept = new ArrayList<>(body.statements().size());
    boolean first = runs;
    for (Statement statement : body.statements()) {
      if (statement instanceof Statement.Instruction i
          && isInvariant(i)
          && (first && isRepeatable(i) || facts.cannotThrow(i))
          && isUnchanged(i, written)) {
        change();
        instruction(i);
      } else {
        kept.add(statement);
        first &= isNothing(statement);
      }
    }
    return new Block(kept, body.terminator());
  }

  private boolean isInvariant(Statement.Instruction i) {
    for (Value argument : i.arguments()) {
      if (depths[argument.id()] > depth) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNothing(Statement statement) {
    return statement instanceof Statement.Instruction i && Effects.isPure(i.operation());
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

  private void define(List<Value> values, int at) {
    for (Value value : values) {
      if (value.id() >= depths.length) {
        depths = Arrays.copyOf(depths, 2 * value.id() + 16);
      }
      depths[value.id()] = at;
    }
  }
}
