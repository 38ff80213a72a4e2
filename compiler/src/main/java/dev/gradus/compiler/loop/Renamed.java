package dev.gradus.compiler.loop;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Values and labels that stand for others in copied statements. */
public final class Renamed {
  private final Map<Value, Value> values = new HashMap<>();
  private final Map<Label, Label> labels = new IdentityHashMap<>();
  private Position place = Position.NONE;

  public void put(Value value, Value by) {
    values.put(value, by);
  }

  public void put(Label label, Label by) {
    labels.put(label, by);
  }

  /** Where statements count as standing that have no place of their own. */
  public void at(Position position) {
    place = position;
  }

  private Position of(Position position) {
    return position.equals(Position.NONE) ? place : position;
  }

  public Value of(Value value) {
    return values.getOrDefault(value, value);
  }

  public List<Value> of(List<Value> list) {
    return list.stream().map(this::of).toList();
  }

  public Label of(Label label) {
    return labels.getOrDefault(label, label);
  }

  /** The statement renamed, its blocks as given. What it defines must have been renamed before. */
  public Statement statement(Statement s, UnaryOperator<Block> blocks) {
    if (s instanceof Statement.Instruction i) {
      return new Statement.Instruction(
          of(i.results()), i.operation(), of(i.arguments()), of(i.position()));
    } else if (s instanceof Statement.If i) {
      Block then = blocks.apply(i.then());
      Block otherwise = blocks.apply(i.otherwise());
      return new Statement.If(
          of(i.condition()), then, otherwise, of(i.results()), of(i.position()));
    } else if (s instanceof Statement.Labelled l) {
      Block body = blocks.apply(l.body());
      return new Statement.Labelled(of(l.label()), body, of(l.results()), of(l.position()));
    } else if (s instanceof Statement.Loop l) {
      Block body = blocks.apply(l.body());
      return new Statement.Loop(
          of(l.label()), of(l.carried()), of(l.initial()), body, of(l.results()), of(l.position()));
    }
    Statement.For l = (Statement.For) s;
    Block body = blocks.apply(l.body());
    return new Statement.For(
        of(l.label()),
        of(l.index()),
        of(l.from()),
        of(l.to()),
        l.step(),
        of(l.carried()),
        of(l.initial()),
        body,
        of(l.results()),
        of(l.position()));
  }

  public Terminator terminator(Terminator end) {
    if (end instanceof Terminator.Yield y) {
      return new Terminator.Yield(of(y.values()));
    } else if (end instanceof Terminator.Break b) {
      return new Terminator.Break(of(b.label()), of(b.values()));
    } else if (end instanceof Terminator.Continue c) {
      return new Terminator.Continue(of(c.label()), of(c.values()));
    } else if (end instanceof Terminator.Return r) {
      return new Terminator.Return(r.value().map(this::of));
    }
    return new Terminator.Throw(of(((Terminator.Throw) end).exception()));
  }
}
