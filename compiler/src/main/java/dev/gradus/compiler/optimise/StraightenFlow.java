package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Completion;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import java.util.List;

/**
 * Drops what cannot be reached, takes labels off blocks that nobody leaves, and moves what can only
 * run if a branch did not jump away out of the other branch:
 *
 * <pre>
 * L: { s; yield v }                    → s, v
 * if (c) { return } else { s; yield v } → if (c) { return }; s, v
 * </pre>
 */
final class StraightenFlow extends TreeRewriter {

  private final Completion completion;

  private StraightenFlow(Function function) {
    super(function);
    completion = Completion.of(function.body());
  }

  static Function apply(Function function, Setting setting) {
    return new StraightenFlow(function).rewrite();
  }

  @Override
  void labelled(Statement.Labelled l) {
    if (completion.isLeft(l.label())) {
      super.labelled(l);
      endAfter(l.body(), l);
    } else {
      splice(l.body(), l.results());
    }
  }

  @Override
  void loop(Statement.Loop l) {
    super.loop(l);
    endAfter(l.body(), l);
  }

  @Override
  void choice(Statement.If i) {
    boolean then = completion.yields(i.then());
    boolean otherwise = completion.yields(i.otherwise());
    if (then == otherwise) {
      super.choice(i);
      if (!then) {
        end(new Terminator.Yield(List.of()));
      }
      return;
    }
    if (i.results().isEmpty() && (then ? i.then() : i.otherwise()).statements().isEmpty()) {
      super.choice(i);
      return;
    }
    Block first = then ? empty() : block(i.then());
    Block second = then ? block(i.otherwise()) : empty();
    add(new Statement.If(i.condition(), first, second, List.of(), i.position()));
    splice(then ? i.then() : i.otherwise(), i.results());
  }

  /** Drops what follows a statement that never completes. */
  private void endAfter(Block body, Statement original) {
    boolean isLeft =
        original instanceof Statement.Loop l
            ? completion.isLeft(l.label())
            : completion.isLeft(((Statement.Labelled) original).label()) || completion.yields(body);
    if (!isLeft) {
      end(new Terminator.Yield(List.of()));
    }
  }

  /** A new one every time: what is known of a block is known by its identity. */
  private static Block empty() {
    return new Block(List.of(), new Terminator.Yield(List.of()));
  }
}
