package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import java.util.Arrays;
import java.util.List;

/**
 * Rewrites loops from the inside out, knowing what is sure to hold before each loop, and which
 * values the loop does not change.
 */
abstract class LoopRewriter extends TreeRewriter {
  final Definitions definitions;
  final Facts facts;

  /** The number of loops around each definition. */
  private int[] depths;

  private int depth;

  /** Whether the body rewritten last differs from what it was. */
  boolean changedInside;

  LoopRewriter(Function function) {
    super(function);
    definitions = new Definitions(highestId());
    facts = new Facts(definitions);
    depths = new int[highestId()];
  }

  /** The loop with its inner loops rewritten, which stands where facts have been brought up to. */
  abstract void rewritten(Statement.Loop loop, Block original);

  /**
   * The counted loop with its inner loops rewritten.
   *
   * @param runs whether the loop is sure to begin an iteration
   */
  abstract void rewritten(Statement.For loop, Block original, boolean runs);

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
  final void loop(Statement.Loop l) {
    define(l.carried(), depth + 1);
    rewritten(l.withBody(body(l.body())), l.body());
    define(l.results(), depth);
  }

  @Override
  final void counted(Statement.For l) {
    define(l.carried(), depth + 1);
    define(List.of(l.index()), depth + 1);
    Interval from = facts.bounds().range(l.from());
    Interval to = facts.bounds().range(l.to());
    boolean runs = l.step() > 0 ? from.high() < to.low() : from.low() > to.high();
    facts.bounds().enter(l);
    rewritten(l.withBody(body(l.body())), l.body(), runs || isGuarded(l));
    define(l.results(), depth);
  }

  private boolean isGuarded(Statement.For l) {
    return facts
        .bounds()
        .isLess(l.step() > 0 ? l.from() : l.to(), l.step() > 0 ? l.to() : l.from());
  }

  /** Rewrites the body of a loop. */
  final Block body(Block original) {
    boolean before = takeChanged();
    depth++;
    Block body = block(original);
    depth--;
    changedInside = takeChanged();
    if (before || changedInside) {
      change();
    }
    return body;
  }

  /** Whether the value is defined outside the loop that is being rewritten. */
  final boolean isInvariant(Value value) {
    return depths[value.id()] <= depth;
  }

  final boolean isInvariant(List<Value> values) {
    for (Value value : values) {
      if (!isInvariant(value)) {
        return false;
      }
    }
    return true;
  }

  final void define(List<Value> values) {
    define(values, depth);
  }

  final void defineInside(List<Value> values) {
    define(values, depth + 1);
  }

  private void define(List<Value> values, int at) {
    for (Value value : values) {
      if (value.id() >= depths.length) {
        depths = Arrays.copyOf(depths, 2 * value.id() + 16);
      }
      depths[value.id()] = at;
    }
  }

  static boolean isPure(Statement statement) {
    return statement instanceof Statement.Instruction i && Effects.isPure(i.operation());
  }
}
