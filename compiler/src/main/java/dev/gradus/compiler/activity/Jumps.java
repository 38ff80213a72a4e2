package dev.gradus.compiler.activity;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Walks a function and says which value is handed to which at the ends of blocks. */
abstract class Jumps {
  private final Map<Label, List<Value>> results = new IdentityHashMap<>();
  private final Map<Label, List<Value>> carried = new IdentityHashMap<>();
  private Position position = Position.NONE;

  /** Visits an instruction. */
  abstract void instruction(Statement.Instruction instruction);

  /** Visits a place where {@code to} takes the value {@code from}. */
  abstract void flow(Value from, Value to);

  /** Visits a return of a value. */
  abstract void returned(Value value);

  /** Visits a throw of an exception. */
  void thrown(Value exception) {}

  /** Where the walk is. */
  Position position() {
    return position;
  }

  void walk(Function function) {
    block(function.body(), List.of());
  }

  private void block(Block block, List<Value> yielded) {
    for (Statement statement : block.statements()) {
      position = statement.position();
      statement(statement);
    }
    Terminator end = block.terminator();
    if (end instanceof Terminator.Yield y) {
      flow(y.values(), yielded);
    } else if (end instanceof Terminator.Break b) {
      flow(b.values(), results.get(b.label()));
    } else if (end instanceof Terminator.Continue c) {
      flow(c.values(), carried.get(c.label()));
    } else if (end instanceof Terminator.Return r) {
      r.value().ifPresent(this::returned);
    } else if (end instanceof Terminator.Throw t) {
      thrown(t.exception());
    }
  }

  private void statement(Statement statement) {
    List<Value> yielded = statement.results();
    if (statement instanceof Statement.Instruction i) {
      instruction(i);
      return;
    } else if (statement instanceof Statement.Labelled l) {
      results.put(l.label(), l.results());
    } else if (statement instanceof Statement.Loop l) {
      enter(l.label(), l.initial(), l.carried(), l.results());
      yielded = l.carried();
    } else if (statement instanceof Statement.For l) {
      enter(l.label(), l.initial(), l.carried(), l.results());
      // The loop hands its carried values on; both ways, since they correspond one to one.
      flow(l.carried(), l.results());
      flow(l.results(), l.carried());
      yielded = l.carried();
    }
    for (Block block : Values.blocks(statement)) {
      block(block, yielded);
    }
  }

  private void enter(Label label, List<Value> initial, List<Value> next, List<Value> left) {
    results.put(label, left);
    carried.put(label, next);
    flow(initial, next);
  }

  /** The end of a block that is never reached may yield nothing. */
  private void flow(List<Value> from, List<Value> to) {
    if (from.size() == to.size()) {
      for (int i = 0; i < from.size(); i++) {
        flow(from.get(i), to.get(i));
      }
    }
  }
}
