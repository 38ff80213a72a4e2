package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Renamed;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.List;

/** Copies statements with values and labels of their own. */
final class Copy {
  private final Fresh fresh;
  private final Renamed renamed = new Renamed();

  Copy(Fresh fresh) {
    this.fresh = fresh;
  }

  /** Lets copies from now on use a value in place of another. */
  void put(Value value, Value by) {
    renamed.put(value, by);
  }

  /** Gives values of the copies to come new ones. */
  void define(List<Value> values) {
    values.forEach(v -> put(v, fresh.value(v.type(), v.name())));
  }

  /** What stands for a value. */
  Value of(Value value) {
    return renamed.of(value);
  }

  /** What stands for values. */
  List<Value> of(List<Value> values) {
    return renamed.of(values);
  }

  /** The copy of a statement. */
  Statement of(Statement s) {
    define(s.results());
    if (s instanceof Statement.For l) {
      renamed.put(l.label(), new Label(l.label().toString()));
      define(List.of(l.index()));
      define(l.carried());
    } else if (s instanceof Statement.Loop l) {
      renamed.put(l.label(), new Label(l.label().toString()));
      define(l.carried());
    } else if (s instanceof Statement.Labelled l) {
      renamed.put(l.label(), new Label(l.label().toString()));
    }
    return renamed.statement(s, this::block);
  }

  private Block block(Block block) {
    List<Statement> statements = block.statements().stream().map(this::of).toList();
    return new Block(statements, renamed.terminator(block.terminator()));
  }
}
