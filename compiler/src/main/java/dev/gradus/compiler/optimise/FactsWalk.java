package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Values;

/** Walks over a function with the facts that hold at every statement. */
abstract class FactsWalk {
  final Definitions definitions;
  final Facts facts;

  FactsWalk(Function function) {
    definitions = new Definitions(Values.highestId(function) + 1);
    facts = new Facts(definitions);
  }

  /** The walk has come to an instruction, which has not run yet. */
  abstract void visit(Statement.Instruction i);

  final void visit(Block block) {
    Facts.Mark mark = facts.mark();
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Instruction i) {
        visit(i);
        definitions.add(i);
        facts.learn(i);
      } else if (statement instanceof Statement.If i) {
        visit(i);
      } else {
        if (statement instanceof Statement.For l) {
          facts.bounds().enter(l);
        }
        Values.blocks(statement).forEach(this::visit);
      }
    }
    facts.release(mark);
  }

  private void visit(Statement.If i) {
    Facts.Mark mark = facts.mark();
    facts.bounds().add(i.condition(), true);
    visit(i.then());
    facts.release(mark);
    facts.bounds().add(i.condition(), false);
    visit(i.otherwise());
    facts.release(mark);
    boolean then = i.then().terminator() instanceof Terminator.Yield;
    boolean otherwise = i.otherwise().terminator() instanceof Terminator.Yield;
    if (then != otherwise) {
      facts.bounds().add(i.condition(), then);
    }
  }
}
